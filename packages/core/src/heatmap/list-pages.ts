import type { ReplyOf } from "@titik/contract";
import { withTenant } from "@titik/db";
import type { listHeatmapPages, PagesQuery } from "@titik/heatmap-schema";
import type { TenantContext } from "../context.ts";
import { askedRange } from "./asked-range.ts";
import { eventFilter } from "./sql/event-filter.ts";
import { pageRows } from "./sql/page-rows.ts";

/** Pages with their counts over `[from, to)`, the last seven days by default. */
export async function listPages(
  context: TenantContext,
  query: PagesQuery,
): Promise<ReplyOf<typeof listHeatmapPages>> {
  const range = askedRange(query, context.now());
  const where = eventFilter(context.tenantId, { ...query, ...range });
  return {
    status: 200,
    body: await withTenant(context.db, context.tenantId, (tx) => pageRows(tx, where, query)),
  };
}
