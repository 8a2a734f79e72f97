import { STEP } from "../sql/scroll-reach.ts";
import {
  BITS,
  bitsOf,
  type CountedEvent,
  type CountedType,
  type CountKey,
  fractionBytes,
  HOURS,
  hourOf,
  type Marks,
  readFraction,
  readMarks,
  typeOf,
} from "./counted-event.ts";
import { type GroupKey, read32 } from "./counters.ts";
import { personKey } from "./text-key.ts";

export type VisitEvent = Pick<
  CountedEvent,
  "page" | "type" | "ts" | "y" | "vw" | "vh" | "density" | "sessionId" | "userId" | "bot" | "rage" | "dead"
>;

/** Equal events of one session on a page within an hour. */
export interface Visit extends Marks {
  type: CountedType;
  /** That of the day. */
  hour: number;
  /** Of a scroll: pixels from the top, in whole steps. */
  depth: number;
  /** Whether a scroll left the first window. */
  scrolled: boolean;
  session: [number, number];
  user: [number, number];
  hasUser: boolean;
}

// A group is a session, and the visitor and a fraction of the width where there are any; a number is, from its last
// bits on, type and marks, hour, depth and width.
const USER = 8;
const FRACTION = 16;
const NO_USER = "\0".repeat(8);
const HOUR_BITS = 5;
export const DEPTH_SHIFT = BITS + HOUR_BITS;
const DEPTH_BITS = 16;
export const WIDTH_UNIT = 2 ** (DEPTH_SHIFT + DEPTH_BITS);

const ones = (bits: number) => 2 ** bits - 1;

/** Of a scroll, 1 more than twice the step of its depth, and 1 more where it left the first window; else 0. */
const depthOf = ({ type, y, vh }: VisitEvent): number =>
  type !== "scroll" ? 0 : 1 + 2 * Math.max(0, Math.floor(Math.floor(y) / STEP)) + (y > vh + 1 ? 1 : 0);

/** The key of a session's group; of the width the fraction alone counts. */
export function visitGroup({
  sessionId,
  userId,
  vw,
}: Pick<VisitEvent, "sessionId" | "userId" | "vw">): string {
  const fraction = fractionBytes(vw);
  const user = userId === null ? (fraction === "" ? "" : NO_USER) : personKey(userId);
  return personKey(sessionId) + user + fraction;
}

export function visitKey(event: VisitEvent): CountKey {
  const rest = bitsOf(event) + ((hourOf(event.ts) % HOURS) << BITS) + depthOf(event) * 2 ** DEPTH_SHIFT;
  return {
    group: visitGroup(event),
    number: Math.floor(event.vw) * WIDTH_UNIT + rest,
  };
}

const emptyVisit = (): Visit => ({
  ...{ width: 0, bot: false, rage: false, dead: false },
  ...{ type: "click", hour: 0, depth: 0, scrolled: false },
  ...{ session: [0, 0], user: [0, 0], hasUser: false },
});

/** Reads the visits of a tile: opens a group, and then reads its numbers; each time the same object is filled. */
export class VisitReader {
  readonly visit = emptyVisit();
  #fraction = 0;

  open(key: Readonly<GroupKey>): void {
    const { content, at, length } = key;
    const { visit } = this;
    readPerson(visit.session, content, at);
    visit.hasUser = false;
    if (length > USER) {
      readPerson(visit.user, content, at + USER);
      visit.hasUser = visit.user[0] !== 0 || visit.user[1] !== 0;
    }
    this.#fraction = readFraction(key, FRACTION);
  }

  read(number: number): Visit {
    const { visit } = this;
    const width = Math.floor(number / WIDTH_UNIT);
    const rest = number - width * WIDTH_UNIT;
    const depth = Math.max(0, (rest >> DEPTH_SHIFT) - 1);
    readMarks(visit, rest);
    visit.type = typeOf(rest);
    visit.hour = (rest >> BITS) & ones(HOUR_BITS);
    visit.depth = (depth >> 1) * STEP;
    visit.scrolled = depth % 2 === 1;
    visit.width = width + this.#fraction;
    return visit;
  }
}

/** The two halves of a session's or visitor's key. */
export function readPerson(into: [number, number], content: Buffer, at: number): void {
  into[0] = read32(content, at);
  into[1] = read32(content, at + 4);
}

/** The visit of one event. */
export function visitOf(event: VisitEvent): Visit {
  const { group, number } = visitKey(event);
  const reader = new VisitReader();
  reader.open({ content: Buffer.from(group, "latin1"), at: 0, length: group.length });
  return reader.read(number);
}

// What most questions ask of a page and day is told without hours, widths and depths: how many events of which type
// and marks there are, in a group without a name, and whose visits they belong to, in one for each session.
export const TOTALS = "";
const BOTS = 1;
const SCROLLED = 2;

export const sessionGroup = ({ content, at }: Readonly<GroupKey>): string =>
  content.toString("latin1", at, at + USER);

/** Below which number of a session's group a visit is counted. */
export const sessionNumber = ({ bot, scrolled }: Visit): number =>
  (bot ? BOTS : 0) + (scrolled ? SCROLLED : 0);

export const isOfBot = (number: number): boolean => (number & BOTS) !== 0;
export const isScrolled = (number: number): boolean => (number & SCROLLED) !== 0;

/** Reads the numbers of the group without a name; each time the same object is filled, and its width is 0. */
export class TotalsReader {
  readonly #total = { width: 0, bot: false, rage: false, dead: false, type: "click" as CountedType };

  read(bits: number): Readonly<Marks & { type: CountedType }> {
    readMarks(this.#total, bits);
    this.#total.type = typeOf(bits);
    return this.#total;
  }
}

export const bitsOfVisit = (number: number): number => number % 2 ** BITS;
