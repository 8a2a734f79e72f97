import type { EventRow } from "../event-row.ts";
import type { GroupKey } from "./counters.ts";
import { HOUR_MS } from "./span.ts";

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

/** Where an event is counted: in which group, below which number. */
export interface CountKey {
  group: string;
  number: number;
}

export const HOURS = 24;

/** Hours and days since 1970, UTC. */
export const hourOf = (ts: Date): number => Math.floor(ts.getTime() / HOUR_MS);
export const dayOf = (hour: number): number => Math.floor(hour / HOURS);

const TYPES = ["click", "hover", "scroll"] as const;
export type CountedType = (typeof TYPES)[number];

/** What a filter asks about beside page and time. */
export interface Marks {
  width: number;
  bot: boolean;
  rage: boolean;
  dead: boolean;
}

const BOT = 1;
const RAGE = 2;
const DEAD = 4;
const TYPE_SHIFT = 3;

/** As many bits the marks of an event take, with its type two more. */
export const MARK_BITS = 3;
export const BITS = 5;

export const marksOf = ({ bot, rage, dead }: Pick<CountedEvent, "bot" | "rage" | "dead">): number =>
  (bot ? BOT : 0) + (rage ? RAGE : 0) + (dead ? DEAD : 0);

/** Marks and type of an event. */
export const bitsOf = (event: Pick<CountedEvent, "bot" | "rage" | "dead" | "type">): number =>
  marksOf(event) + (TYPES.indexOf(event.type) << TYPE_SHIFT);

export function readMarks(marks: Omit<Marks, "width">, bits: number): void {
  marks.bot = (bits & BOT) !== 0;
  marks.rage = (bits & RAGE) !== 0;
  marks.dead = (bits & DEAD) !== 0;
}

export const typeOf = (bits: number): CountedType => TYPES[(bits >> TYPE_SHIFT) & 3] ?? "click";

const double = Buffer.alloc(8);

/** What a width is more than a whole number, as bytes; almost none is. */
export function fractionBytes(vw: number): string {
  if (Number.isInteger(vw)) return "";
  double.writeDoubleBE(vw - Math.floor(vw));
  return double.toString("latin1");
}

/** What `fractionBytes` wrote at this place of a key, or 0 where the key ends before. */
export const readFraction = ({ content, at, length }: Readonly<GroupKey>, from: number): number =>
  length > from ? content.readDoubleBE(at + from) : 0;

/** The character that is this byte. */
export const byteText = (value: number): string => String.fromCharCode(value & 255);
