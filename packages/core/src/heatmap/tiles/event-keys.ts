import type { EventRow } from "../event-row.ts";
import { CELL } from "../sql/density-grid.ts";
import { STEP } from "../sql/scroll-reach.ts";
import type { Entry } from "./counters.ts";
import { HOUR_MS } from "./span.ts";
import { nameKey, personKey } from "./text-key.ts";

/** What the tiles know of an event; release, variant, referrer, box and exact time they do not. */
export type CountedEvent = Pick<
  EventRow,
  | "page"
  | "selector"
  | "type"
  | "ts"
  | "x"
  | "y"
  | "vw"
  | "vh"
  | "density"
  | "sessionId"
  | "userId"
  | "scrollX"
  | "scrollY"
  | "anchorKind"
  | "rage"
  | "dead"
  | "bot"
>;

type Marked = Pick<CountedEvent, "bot" | "rage" | "dead">;
export type VisitEvent = Marked &
  Pick<CountedEvent, "page" | "type" | "ts" | "y" | "vw" | "vh" | "density" | "sessionId" | "userId">;

export const HOURS = 24;

/** Hours and days since 1970, UTC. */
export const hourOf = (ts: Date): number => Math.floor(ts.getTime() / HOUR_MS);
export const dayOf = (hour: number): number => Math.floor(hour / HOURS);

export const TYPES = ["click", "hover", "scroll"] as const;
export type CountedType = (typeof TYPES)[number];

const BOT = 1;
const RAGE = 2;
const DEAD = 4;
const TYPE_SHIFT = 3;

/** Where the cells of a grid are counted from; fixed targets have both of the last two. */
const SPACE_SHIFT = 3;
export const SPACE = { document: 0, fixedInDocument: 1, fixedInViewport: 2 } as const;

/** Makes cells positive: no coordinate is beyond ± 2,000,000. */
const CELL_ORIGIN = 2 ** 19;

// Big-endian, so that keys of one visit, selector or row stand together. Almost no width has a fraction and many
// visitors have no name, so what is last is mostly zeros, which are not kept.
const GRID = { flags: 0, width: 1, row: 4, column: 7, fraction: 10, end: 18 };
const VISIT = { session: 0, width: 8, hour: 11, bits: 12, depth: 13, user: 15, fraction: 23, end: 31 };
const SELECTOR = { selector: 0, bits: 16, width: 17, fraction: 20, end: 28 };

const scratch = Buffer.alloc(VISIT.end);

function scratchKey(end: number): string {
  let length = end;
  while (length > 0 && scratch[length - 1] === 0) length--;
  return scratch.toString("latin1", 0, length);
}

function writeWidth(vw: number, at: number, fractionAt: number): void {
  const whole = Math.floor(vw);
  scratch.writeUIntBE(whole, at, 3);
  scratch.writeDoubleBE(vw - whole, fractionAt);
}

type ReadKey = Pick<Entry, "key" | "length">;

// By hand, since this is done a million times: Buffer's own methods check more than there is to check.
const read16 = (key: Buffer, at: number) => ((key[at] ?? 0) << 8) | (key[at + 1] ?? 0);
const read24 = (key: Buffer, at: number) => ((key[at] ?? 0) << 16) | read16(key, at + 1);
const read32 = (key: Buffer, at: number) => ((read16(key, at) << 16) | read16(key, at + 2)) >>> 0;

const readWidth = ({ key, length }: ReadKey, at: number, fractionAt: number): number =>
  read24(key, at) + (length > fractionAt ? key.readDoubleBE(fractionAt) : 0);

const marksOf = ({ bot, rage, dead }: Marked): number =>
  (bot ? BOT : 0) + (rage ? RAGE : 0) + (dead ? DEAD : 0);

const cellOf = (pixels: number): number => Math.floor(Math.floor(pixels) / CELL) + CELL_ORIGIN;

function gridKey(event: CountedEvent, space: number, x: number, y: number): string {
  scratch[GRID.flags] = marksOf(event) + (space << SPACE_SHIFT);
  writeWidth(event.vw, GRID.width, GRID.fraction);
  scratch.writeUIntBE(cellOf(y), GRID.row, 3);
  scratch.writeUIntBE(cellOf(x), GRID.column, 3);
  return scratchKey(GRID.end);
}

/** The cells of a click or hover: one, or for a fixed target one in the document and one in the viewport. */
export function gridKeys(event: CountedEvent): string[] {
  if (event.anchorKind !== "fixed") return [gridKey(event, SPACE.document, event.x, event.y)];
  return [
    gridKey(event, SPACE.fixedInDocument, event.x, event.y),
    gridKey(event, SPACE.fixedInViewport, event.x - (event.scrollX ?? 0), event.y - (event.scrollY ?? 0)),
  ];
}

/** Of a scroll, 1 more than twice the step of its depth, and 1 more where it left the first window; else 0. */
const depthOf = ({ type, y, vh }: VisitEvent): number =>
  type !== "scroll" ? 0 : 1 + 2 * Math.max(0, Math.floor(Math.floor(y) / STEP)) + (y > vh + 1 ? 1 : 0);

function writeVisit(event: VisitEvent): void {
  scratch.write(personKey(event.sessionId), VISIT.session, "latin1");
  writeWidth(event.vw, VISIT.width, VISIT.fraction);
  scratch[VISIT.hour] = hourOf(event.ts) % HOURS;
  scratch[VISIT.bits] = marksOf(event) + (TYPES.indexOf(event.type) << TYPE_SHIFT);
  scratch.writeUInt16BE(depthOf(event), VISIT.depth);
  if (event.userId === null) scratch.fill(0, VISIT.user, VISIT.fraction);
  else scratch.write(personKey(event.userId), VISIT.user, "latin1");
}

export function visitKey(event: VisitEvent): string {
  writeVisit(event);
  return scratchKey(VISIT.end);
}

/** What `readVisitKey` says of the event's key. */
export function visitOf(event: VisitEvent): VisitKey {
  writeVisit(event);
  return readVisitKey({ key: scratch, length: VISIT.end });
}

export function selectorKey(event: CountedEvent): string {
  scratch.write(nameKey(event.selector), SELECTOR.selector, "latin1");
  scratch[SELECTOR.bits] = marksOf(event) + (TYPES.indexOf(event.type) << TYPE_SHIFT);
  writeWidth(event.vw, SELECTOR.width, SELECTOR.fraction);
  return scratchKey(SELECTOR.end);
}

/** What the keys above say; each call fills the same object anew. */
export interface Marks {
  width: number;
  bot: boolean;
  rage: boolean;
  dead: boolean;
}

const readMarks = (marks: Marks, bits: number): void => {
  marks.bot = (bits & BOT) !== 0;
  marks.rage = (bits & RAGE) !== 0;
  marks.dead = (bits & DEAD) !== 0;
};

const cell = { width: 0, bot: false, rage: false, dead: false, space: 0, row: 0, column: 0 };
export type CellKey = Readonly<typeof cell>;

export function readGridKey(entry: ReadKey): CellKey {
  const { key } = entry;
  const flags = key[GRID.flags] ?? 0;
  readMarks(cell, flags);
  cell.space = flags >> SPACE_SHIFT;
  cell.width = readWidth(entry, GRID.width, GRID.fraction);
  cell.row = read24(key, GRID.row) - CELL_ORIGIN;
  cell.column = read24(key, GRID.column) - CELL_ORIGIN;
  return cell;
}

/** Whether the cells of two entries, one behind the other, differ in nothing but their place. */
export const isSameLayer = ({ shared, length }: Pick<Entry, "shared" | "length">): boolean =>
  shared >= GRID.row && length <= GRID.fraction;

const visit = {
  width: 0,
  bot: false,
  rage: false,
  dead: false,
  type: "click" as CountedType,
  hour: 0,
  /** Of a scroll: pixels from the top, in whole steps. */
  depth: 0,
  scrolled: false,
  session: [0, 0] as [number, number],
  user: [0, 0] as [number, number],
  hasUser: false,
};
export type VisitKey = Readonly<typeof visit>;

/** `hour` is that of the day. */
export function readVisitKey(entry: ReadKey): VisitKey {
  const { key, length } = entry;
  const bits = key[VISIT.bits] ?? 0;
  readMarks(visit, bits);
  visit.type = TYPES[bits >> TYPE_SHIFT] ?? "click";
  visit.width = readWidth(entry, VISIT.width, VISIT.fraction);
  visit.hour = key[VISIT.hour] ?? 0;
  const depth = Math.max(0, read16(key, VISIT.depth) - 1);
  visit.depth = (depth >> 1) * STEP;
  visit.scrolled = depth % 2 === 1;
  visit.session[0] = read32(key, VISIT.session);
  visit.session[1] = read32(key, VISIT.session + 4);
  visit.hasUser = false;
  if (length > VISIT.user) {
    visit.user[0] = read32(key, VISIT.user);
    visit.user[1] = read32(key, VISIT.user + 4);
    visit.hasUser = visit.user[0] !== 0 || visit.user[1] !== 0;
  }
  return visit;
}

const hit = {
  width: 0,
  bot: false,
  rage: false,
  dead: false,
  type: "click" as CountedType,
  /** Whether the selector is that of the entry before. */
  isSame: false,
};
export type SelectorKey = Readonly<typeof hit>;

export function readSelectorKey(entry: Readonly<Entry>): SelectorKey {
  const { key, shared } = entry;
  const bits = key[SELECTOR.bits] ?? 0;
  readMarks(hit, bits);
  hit.type = TYPES[bits >> TYPE_SHIFT] ?? "click";
  hit.width = readWidth(entry, SELECTOR.width, SELECTOR.fraction);
  hit.isSame = shared >= SELECTOR.bits;
  return hit;
}

/** The key of the selector's name. */
export const selectorOf = ({ key }: ReadKey): string =>
  key.toString("latin1", SELECTOR.selector, SELECTOR.bits);
