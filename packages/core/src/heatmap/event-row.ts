import { heatmapEvents } from "@titik/db";
import type { HeatmapEvent, StoredEvent } from "@titik/heatmap-schema";
import { getTableColumns } from "drizzle-orm";

export type EventRow = typeof heatmapEvents.$inferSelect;

interface Arrival {
  tenantId: string;
  receivedAt: Date;
  userAgent: string | null;
  platform: string | null;
}

/** The event as it is stored: ids in lower case, `ts` in whole milliseconds, absent fields null. */
export const toRow = (event: HeatmapEvent, arrival: Arrival): EventRow => ({
  tenantId: arrival.tenantId,
  eventId: event.eventId.toLowerCase(),
  type: event.type,
  page: event.page,
  selector: event.selector,
  x: event.x,
  y: event.y,
  vw: event.vw,
  vh: event.vh,
  density: event.density,
  sessionId: event.sessionId,
  userId: event.userId ?? null,
  ts: new Date(event.ts),
  receivedAt: arrival.receivedAt,
  referrer: event.referrer ?? null,
  deviceUserAgent: event.device?.userAgent ?? null,
  devicePlatform: event.device?.platform ?? null,
  deviceDpr: event.device?.dpr ?? null,
  headerUserAgent: arrival.userAgent,
  headerPlatform: arrival.platform,
  scrollX: event.scrollX ?? null,
  scrollY: event.scrollY ?? null,
  documentWidth: event.documentWidth ?? null,
  documentHeight: event.documentHeight ?? null,
  pointer: event.pointer ?? null,
  anchorKind: event.anchor?.kind ?? null,
  anchorSelector: event.anchor?.selector ?? null,
  anchorScrollX: event.anchor?.scrollX ?? null,
  anchorScrollY: event.anchor?.scrollY ?? null,
  boxX: event.box?.x ?? null,
  boxY: event.box?.y ?? null,
  boxWidth: event.box?.width ?? null,
  boxHeight: event.box?.height ?? null,
  fractionX: event.fraction?.x ?? null,
  fractionY: event.fraction?.y ?? null,
  fingerprint: event.fingerprint ?? null,
  release: event.release ?? null,
  variant: event.variant ?? null,
  trusted: event.trusted,
  bot: event.bot,
});

type Optional<T> = { [Key in keyof T]?: Exclude<T[Key], null | undefined> };

/** Only the fields that have a value; undefined when there is none. Runs for every row of an export. */
function present<T extends object>(fields: T): Optional<T> | undefined {
  const some: Optional<T> = {};
  let empty = true;
  for (const key in fields) {
    const value = fields[key];
    if (value === null || value === undefined) continue;
    some[key] = value as Exclude<T[typeof key], null | undefined>;
    empty = false;
  }
  return empty ? undefined : some;
}

const deviceOf = (row: EventRow) =>
  present({
    userAgent: row.deviceUserAgent ?? row.headerUserAgent,
    platform: row.devicePlatform ?? row.headerPlatform,
    dpr: row.deviceDpr,
  });

const anchorOf = ({ anchorKind: kind, anchorSelector: selector, anchorScrollX, anchorScrollY }: EventRow) =>
  kind && { kind, ...present({ selector, scrollX: anchorScrollX, scrollY: anchorScrollY }) };

const boxOf = ({ boxX: x, boxY: y, boxWidth: width, boxHeight: height }: EventRow) =>
  x === null || y === null || width === null || height === null ? null : { x, y, width, height };

const fractionOf = ({ fractionX: x, fractionY: y }: EventRow) => (x === null || y === null ? null : { x, y });

/** The event as it is read back: what was sent, the device completed from the headers. */
export const toStoredEvent = (row: EventRow): StoredEvent => ({
  eventId: row.eventId,
  type: row.type,
  page: row.page,
  selector: row.selector,
  x: row.x,
  y: row.y,
  vw: row.vw,
  vh: row.vh,
  density: row.density,
  sessionId: row.sessionId,
  ts: row.ts.toISOString(),
  trusted: row.trusted,
  bot: row.bot,
  receivedAt: row.receivedAt.toISOString(),
  ...present({
    userId: row.userId,
    referrer: row.referrer,
    device: deviceOf(row),
    scrollX: row.scrollX,
    scrollY: row.scrollY,
    documentWidth: row.documentWidth,
    documentHeight: row.documentHeight,
    pointer: row.pointer,
    anchor: anchorOf(row),
    box: boxOf(row),
    fraction: fractionOf(row),
    fingerprint: row.fingerprint,
    release: row.release,
    variant: row.variant,
  }),
});

const FROM_THE_REQUEST: readonly string[] = ["tenantId", "receivedAt", "headerUserAgent", "headerPlatform"];
const CONTENT = (Object.keys(getTableColumns(heatmapEvents)) as (keyof EventRow)[]).filter(
  (column) => !FROM_THE_REQUEST.includes(column),
);

/** True when two rows say the same interaction: every field of the body is equal, headers and arrival aside. */
export const sameContent = (one: EventRow, other: EventRow): boolean =>
  CONTENT.every((column) => one[column]?.valueOf() === other[column]?.valueOf());
