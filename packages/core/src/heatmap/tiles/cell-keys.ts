import { CELL } from "../sql/density-grid.ts";
import {
  byteText,
  type CountedEvent,
  type CountKey,
  fractionBytes,
  MARK_BITS,
  type Marks,
  marksOf,
  readFraction,
  readMarks,
} from "./counted-event.ts";
import type { GroupKey } from "./counters.ts";

/** Where cells are counted from; fixed targets have both of the last two. */
export const SPACE = { document: 0, fixedInDocument: 1, fixedInViewport: 2 } as const;

/** Cells lie in blocks of that many columns; few pages are wider than the first. */
export const BLOCK = 512;
const BLOCK_BITS = 9;
/** Makes a block's number positive: no coordinate is beyond ± 2,000,000. */
const FIRST_BLOCK = 2 ** 15;
const ABOVE = 1 << (MARK_BITS + 2);

/** Flags, three bytes of width, two of the block. */
const FRACTION = 6;

const cellOf = (pixels: number): number => Math.floor(Math.floor(pixels) / CELL);

/** What the cells of a group have in common. */
export interface CellGroup extends Marks {
  space: number;
  /** The first column of their block. */
  column: number;
  /** Whether they lie above the top, where the row of a number is counted upwards. */
  isAbove: boolean;
}

/** The key of a group; `width` may have a fraction. */
export function cellGroup({ width, space, column, isAbove, ...marks }: CellGroup): string {
  const block = column / BLOCK + FIRST_BLOCK;
  return (
    byteText(marksOf(marks) + (space << MARK_BITS) + (isAbove ? ABOVE : 0)) +
    byteText(width >> 16) +
    byteText(width >> 8) +
    byteText(width) +
    byteText(block >> 8) +
    byteText(block) +
    fractionBytes(width)
  );
}

function cellKey(event: CountedEvent, space: number, x: number, y: number): CountKey {
  const [column, row] = [cellOf(x), cellOf(y)];
  const { bot, rage, dead } = event;
  const marks = { width: event.vw, bot, rage: rage === true, dead: dead === true };
  const first = (column >> BLOCK_BITS) * BLOCK;
  const isAbove = row < 0;
  return {
    group: cellGroup({ ...marks, space, column: first, isAbove }),
    number: (isAbove ? -1 - row : row) * BLOCK + (column - first),
  };
}

/** The cells of a click or hover: one, or for a fixed target one in the document and one in the viewport. */
export function cellKeys(event: CountedEvent): CountKey[] {
  if (event.anchorKind !== "fixed") return [cellKey(event, SPACE.document, event.x, event.y)];
  return [
    cellKey(event, SPACE.fixedInDocument, event.x, event.y),
    cellKey(event, SPACE.fixedInViewport, event.x - (event.scrollX ?? 0), event.y - (event.scrollY ?? 0)),
  ];
}

export function readCellGroup(key: Readonly<GroupKey>): CellGroup {
  const { content, at } = key;
  const flags = content[at] ?? 0;
  const group: CellGroup = {
    width: content.readUIntBE(at + 1, 3) + readFraction(key, FRACTION),
    ...{ bot: false, rage: false, dead: false },
    space: (flags >> MARK_BITS) & 3,
    column: (content.readUInt16BE(at + 4) - FIRST_BLOCK) * BLOCK,
    isAbove: (flags & ABOVE) !== 0,
  };
  readMarks(group, flags);
  return group;
}

/** The row of a number, of which the last bits are the column in the block. */
export const rowOf = (number: number, { isAbove }: Pick<CellGroup, "isAbove">): number =>
  isAbove ? -1 - (number >> BLOCK_BITS) : number >> BLOCK_BITS;
