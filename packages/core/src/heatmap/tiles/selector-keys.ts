import {
  BITS,
  bitsOf,
  type CountedEvent,
  type CountedType,
  type CountKey,
  fractionBytes,
  type Marks,
  readFraction,
  readMarks,
  typeOf,
} from "./counted-event.ts";
import { type GroupKey, read32 } from "./counters.ts";
import { nameBytes } from "./text-key.ts";

// A group is a selector, and a fraction of the width where there is any; a number is the width, then type and marks.
const FRACTION = 16;
const WIDTH_UNIT = 2 ** BITS;

/** The key of a selector's group; of the width the fraction alone counts. */
export const selectorGroup = ({ selector, vw }: Pick<CountedEvent, "selector" | "vw">): string =>
  nameBytes(selector) + fractionBytes(vw);

export function selectorKey(event: CountedEvent): CountKey {
  return {
    group: selectorGroup(event),
    number: Math.floor(event.vw) * WIDTH_UNIT + bitsOf(event),
  };
}

/** Events of one type and equal marks on what a selector names; of all widths the width is 0. */
export interface Hit extends Marks {
  type: CountedType;
}

/** Reads the selectors of a tile: opens a group, and then reads its numbers; each time the same object is filled. */
export class HitReader {
  readonly hit: Hit = { width: 0, bot: false, rage: false, dead: false, type: "click" };
  #fraction = 0;

  open(key: Readonly<GroupKey>): void {
    this.#fraction = readFraction(key, FRACTION);
  }

  read(number: number): Hit {
    const width = Math.floor(number / WIDTH_UNIT);
    const bits = number - width * WIDTH_UNIT;
    readMarks(this.hit, bits);
    this.hit.type = typeOf(bits);
    this.hit.width = width + this.#fraction;
    return this.hit;
  }
}

/** The key of the selector's name, as bytes. */
export const selectorOf = ({ content, at }: Readonly<GroupKey>): string =>
  content.toString("latin1", at, at + FRACTION);

/** The same as four numbers. */
export function readSelector(into: number[], { content, at }: Readonly<GroupKey>): void {
  for (let word = 0; word < 4; word++) into[word] = read32(content, at + 4 * word);
}

/** Below which number a hit is counted where widths are left out. */
export const withoutWidth = (number: number): number => number % WIDTH_UNIT;
