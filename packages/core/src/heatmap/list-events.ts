import type { ReplyOf } from "@titik/contract";
import { heatmapEvents, withTenant } from "@titik/db";
import type { ListQuery, listHeatmapEvents } from "@titik/heatmap-schema";
import { and, desc, sql } from "drizzle-orm";
import type { TenantContext } from "../context.ts";
import { toStoredEvent } from "./event-row.ts";
import { decodeCursor, encodeCursor } from "./list-cursor.ts";
import { refuseReversedRange } from "./range.ts";
import { eventFilter } from "./sql/event-filter.ts";

/** One page of events, newest first; `nextCursor` is null on the last. New events do not shift the walk. */
export async function listEvents(
  context: TenantContext,
  query: ListQuery,
): Promise<ReplyOf<typeof listHeatmapEvents>> {
  refuseReversedRange(query.from, query.to);
  const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, query);
  const below =
    after &&
    sql`(${heatmapEvents.ts}, ${heatmapEvents.eventId}) < (${after.ts.toISOString()}::timestamptz, ${after.eventId}::uuid)`;
  const rows = await withTenant(context.db, context.tenantId, (tx) =>
    tx
      .select()
      .from(heatmapEvents)
      .where(and(eventFilter(context.tenantId, query), below))
      .orderBy(desc(heatmapEvents.ts), desc(heatmapEvents.eventId))
      .limit(query.limit + 1),
  );
  const data = rows.slice(0, query.limit);
  const last = data.at(-1);
  const nextCursor = rows.length > query.limit && last !== undefined ? encodeCursor(last, query) : null;
  return { status: 200, body: { data: data.map(toStoredEvent), nextCursor } };
}
