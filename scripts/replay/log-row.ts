import { IsoTime } from "@titik/contract";
import { type EventType, HeatmapEvent } from "@titik/heatmap-schema";

/** How a log tells the time; one form for the whole file, that of its first row. */
export type TimeForm = "elapsed" | "epoch-milliseconds" | "epoch-seconds" | "iso";

export type LogRow = {
  /** Of the file, from 1; the header is line 1. */
  line: number;
  /** Milliseconds: since the start of the recording for `elapsed`, else since the epoch. */
  time: number;
  form: TimeForm;
  type: EventType;
  /** CSS pixels in the document. */
  x: number;
  y: number;
};

export const COLUMNS = ["t", "x", "y", "kind"] as const;
export type RawRow = Record<(typeof COLUMNS)[number], string>;

const TYPE_OF = new Map<string, EventType>([
  ["move", "hover"],
  ["press", "click"],
  ["scroll", "scroll"],
]);

/** Below: time since the start (27 hours at most). From here to 1e11: seconds of 1973 and later. Above: milliseconds. */
const EPOCH_SECONDS_FROM = 1e8;
const EPOCH_MILLISECONDS_FROM = 1e11;
const LAST_MOMENT = 8.64e15;

/** A row as numbers and an event type, or the reason why it is none. */
export function readRow(raw: RawRow, line: number): LogRow | string {
  const type = TYPE_OF.get(raw.kind);
  if (type === undefined) return `kind must be move, press or scroll, not "${raw.kind.slice(0, 40)}"`;
  const moment = readTime(raw.t);
  if (moment === undefined)
    return "t must be milliseconds since the start, a time since the epoch, or an ISO time with a zone";
  const x = readNumber(raw.x);
  const y = readNumber(raw.y);
  if (!HeatmapEvent.shape.x.safeParse(x).success) return "x must be a number from -1000000 to 1000000";
  if (!HeatmapEvent.shape.y.safeParse(y).success) return "y must be a number from -1000000 to 1000000";
  return { line, type, x, y, ...moment };
}

function readTime(text: string): { time: number; form: TimeForm } | undefined {
  if (IsoTime.safeParse(text).success) return { time: Date.parse(text), form: "iso" };
  const value = readNumber(text);
  if (!(value >= 0 && value <= LAST_MOMENT)) return undefined;
  if (value < EPOCH_SECONDS_FROM) return { time: value, form: "elapsed" };
  if (value < EPOCH_MILLISECONDS_FROM) return { time: value * 1000, form: "epoch-seconds" };
  return { time: value, form: "epoch-milliseconds" };
}

/** NaN for anything that is not a plain decimal number, also for an empty text. */
function readNumber(text: string): number {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
}
