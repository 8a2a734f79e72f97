import { heatmapEvents } from "@titik/db";
import type { EventType } from "@titik/heatmap-schema";
import { and, eq, gte, like, lt, type SQL, sql } from "drizzle-orm";

export interface EventFilter {
  page?: string | undefined;
  type?: EventType | undefined;
  sessionId?: string | undefined;
  /** ISO time, included. */
  from?: string | undefined;
  /** ISO time, excluded. */
  to?: string | undefined;
  vwMin?: number | undefined;
  vwMax?: number | undefined;
  /** Pathname in which `*` stands for any characters. */
  pages?: string | undefined;
  release?: string | undefined;
  variant?: string | undefined;
  signal?: "rage" | "dead" | undefined;
  bots?: "include" | "exclude" | undefined;
  selector?: string | undefined;
  /** `left,top,right,bottom` in document pixels, right and bottom excluded. */
  area?: string | undefined;
}

const when = <T>(value: T | undefined, condition: (value: T) => SQL | undefined) =>
  value === undefined ? undefined : condition(value);

/** What `LIKE` makes of a pathname in which `*` stands for any characters. */
export const likePattern = (pages: string) => pages.replaceAll(/[\\%_]/g, "\\$&").replaceAll("*", "%");

function inArea(area: string): SQL | undefined {
  const [left = 0, top = 0, right = 0, bottom = 0] = area.split(",").map(Number);
  const { x, y } = heatmapEvents;
  return and(gte(x, left), lt(x, right), gte(y, top), lt(y, bottom));
}

/** The condition of one tenant's events; `page` goes through the hash that its index is built on. */
export const eventFilter = (tenantId: string, filter: EventFilter) =>
  and(
    eq(heatmapEvents.tenantId, tenantId),
    when(filter.page, (page) =>
      and(
        sql`hashtextextended(${heatmapEvents.page}, 0) = hashtextextended(${page}, 0)`,
        eq(heatmapEvents.page, page),
      ),
    ),
    when(filter.type, (type) => eq(heatmapEvents.type, type)),
    when(filter.sessionId, (sessionId) => eq(heatmapEvents.sessionId, sessionId)),
    when(filter.from, (from) => gte(heatmapEvents.ts, new Date(from))),
    when(filter.to, (to) => lt(heatmapEvents.ts, new Date(to))),
    when(filter.vwMin, (vwMin) => gte(heatmapEvents.vw, vwMin)),
    when(filter.vwMax, (vwMax) => lt(heatmapEvents.vw, vwMax)),
    when(filter.pages, (pages) => like(heatmapEvents.page, likePattern(pages))),
    when(filter.release, (release) => eq(heatmapEvents.release, release)),
    when(filter.variant, (variant) => eq(heatmapEvents.variant, variant)),
    when(filter.signal, (signal) => eq(heatmapEvents[signal], true)),
    when(filter.bots, (bots) => (bots === "exclude" ? eq(heatmapEvents.bot, false) : undefined)),
    when(filter.selector, (selector) => eq(heatmapEvents.selector, selector)),
    when(filter.area, inArea),
  );
