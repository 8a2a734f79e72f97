import { heatmapEvents } from "@titik/db";
import type { EventType } from "@titik/heatmap-schema";
import { and, eq, gte, lt, type SQL, sql } from "drizzle-orm";

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
}

const when = <T>(value: T | undefined, condition: (value: T) => SQL | undefined) =>
  value === undefined ? undefined : condition(value);

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
  );
