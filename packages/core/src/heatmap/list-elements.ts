import type { ReplyOf } from "@titik/contract";
import { withTenant } from "@titik/db";
import type { ElementsQuery, listHeatmapElements } from "@titik/heatmap-schema";
import type { TenantContext } from "../context.ts";
import { askedRange } from "./asked-range.ts";
import { elementRows } from "./sql/element-rows.ts";
import { eventFilter } from "./sql/event-filter.ts";

/** Elements with their counts and boxes over `[from, to)`, the last seven days by default. */
export async function listElements(
  context: TenantContext,
  query: ElementsQuery,
): Promise<ReplyOf<typeof listHeatmapElements>> {
  const range = askedRange(query, context.now());
  const where = eventFilter(context.tenantId, { ...query, ...range });
  return {
    status: 200,
    body: await withTenant(context.db, context.tenantId, (tx) => elementRows(tx, where, query)),
  };
}
