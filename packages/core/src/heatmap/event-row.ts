import { heatmapEvents } from "@titik/db";
import type { HeatmapEvent } from "@titik/heatmap-schema";
import { getTableColumns } from "drizzle-orm";

export type EventRow = typeof heatmapEvents.$inferSelect;

/** Where and when a call came from. */
export interface Origin {
  tenantId: string;
  receivedAt: Date;
  userAgent: string | null;
  platform: string | null;
}

/** The event as it is stored: ids in lower case, `ts` in whole milliseconds, absent fields null. */
export const toRow = (event: HeatmapEvent, arrival: Origin): EventRow => ({
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
  rage: event.rage ?? null,
  dead: event.dead ?? null,
  trusted: event.trusted,
  bot: event.bot,
});

const FROM_THE_REQUEST: readonly string[] = ["tenantId", "receivedAt", "headerUserAgent", "headerPlatform"];
const CONTENT = (Object.keys(getTableColumns(heatmapEvents)) as (keyof EventRow)[]).filter(
  (column) => !FROM_THE_REQUEST.includes(column),
);

/** True when two rows say the same interaction: every field of the body is equal, headers and arrival aside. */
export const sameContent = (one: EventRow, other: EventRow): boolean =>
  CONTENT.every((column) => one[column]?.valueOf() === other[column]?.valueOf());
