import type { ReplyOf } from "@titik/contract";
import { withTenant } from "@titik/db";
import type { ListQuery, listHeatmapEvents } from "@titik/heatmap-schema";
import type { TenantContext } from "../context.ts";
import { toStoredEvent } from "./event-row.ts";
import { decodeCursor, encodeCursor } from "./list-cursor.ts";
import { refuseReversedRange } from "./range.ts";
import { readBatch } from "./read-batch.ts";

/** One page of events, newest first; `nextCursor` is null on the last. New events do not shift the walk. */
export async function listEvents(
  context: TenantContext,
  query: ListQuery,
): Promise<ReplyOf<typeof listHeatmapEvents>> {
  refuseReversedRange(query.from, query.to);
  const after = query.cursor === undefined ? null : decodeCursor(query.cursor, query);
  const rows = await withTenant(context.db, context.tenantId, (tx) =>
    readBatch(tx, context.tenantId, query, after, query.limit + 1),
  );
  const data = rows.slice(0, query.limit);
  const last = data.at(-1);
  const nextCursor = rows.length > query.limit && last !== undefined ? encodeCursor(last, query) : null;
  return { status: 200, body: { data: data.map(toStoredEvent), nextCursor } };
}
