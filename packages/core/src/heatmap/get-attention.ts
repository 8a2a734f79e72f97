import type { ReplyOf } from "@titik/contract";
import { withTenant } from "@titik/db";
import type { AttentionQuery, getHeatmapAttention } from "@titik/heatmap-schema";
import type { TenantContext } from "../context.ts";
import { askedRange } from "./asked-range.ts";
import { eventFilter } from "./sql/event-filter.ts";
import { timeInView } from "./sql/time-in-view.ts";

/** How long each part of a page stood in view over `[from, to)`, the last seven days by default. */
export async function getAttention(
  context: TenantContext,
  query: AttentionQuery,
): Promise<ReplyOf<typeof getHeatmapAttention>> {
  const range = askedRange(query, context.now());
  const where = eventFilter(context.tenantId, { ...query, ...range });
  return {
    status: 200,
    body: await withTenant(context.db, context.tenantId, (tx) => timeInView(tx, where)),
  };
}
