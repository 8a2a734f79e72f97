import type { ReplyOf } from "@titik/contract";
import { withTenant } from "@titik/db";
import type { ListQuery, listHeatmapEvents, StoredEvent } from "@titik/heatmap-schema";
import type { TenantContext } from "../context.ts";
import { decodeCursor, encodeCursor } from "./list-cursor.ts";
import { refuseReversedRange } from "./range.ts";
import { readLines } from "./sql/read-lines.ts";

/** One page of events, newest first; `nextCursor` is null on the last. New events do not shift the walk. */
export async function listEvents(
  context: TenantContext,
  query: ListQuery,
): Promise<ReplyOf<typeof listHeatmapEvents>> {
  refuseReversedRange(query.from, query.to);
  const after = query.cursor === undefined ? null : decodeCursor(query.cursor, query);
  const { lines, positions } = await withTenant(context.db, context.tenantId, (tx) =>
    readLines(tx, context.tenantId, query, after, query.limit + 1),
  );
  const data = lines.slice(0, query.limit).map((line): StoredEvent => JSON.parse(line));
  const last = lines.length > query.limit ? positions[query.limit - 1] : undefined;
  return { status: 200, body: { data, nextCursor: last === undefined ? null : encodeCursor(last, query) } };
}
