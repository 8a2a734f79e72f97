import type { ReplyOf } from "@titik/contract";
import { withTenant } from "@titik/db";
import type { getHeatmapStats, StatsQuery } from "@titik/heatmap-schema";
import type { TenantContext } from "../context.ts";
import { refuseReversedRange } from "./range.ts";
import { densityGrid } from "./sql/density-grid.ts";
import { eventFilter } from "./sql/event-filter.ts";
import { scrollReach } from "./sql/scroll-reach.ts";
import { topPages } from "./sql/top-pages.ts";
import { topSelectors } from "./sql/top-selectors.ts";
import { totals } from "./sql/totals.ts";
import { viewportWidths } from "./sql/viewport-widths.ts";

const WEEK = 7 * 86_400_000;

/** Exact counts over `[from, to)`, the last seven days by default, all of one snapshot. */
export async function getStats(
  context: TenantContext,
  query: StatsQuery,
): Promise<ReplyOf<typeof getHeatmapStats>> {
  const to = query.to ?? context.now().toISOString();
  const from = query.from ?? new Date(Date.parse(to) - WEEK).toISOString();
  refuseReversedRange(from, to);
  const where = eventFilter(context.tenantId, { ...query, from, to });
  const { type: _type, ...anyType } = query;
  const ofAnyType = eventFilter(context.tenantId, { ...anyType, from, to });
  const onePage = query.page !== undefined || query.pages !== undefined;
  return withTenant(
    context.db,
    context.tenantId,
    async (tx) => ({
      status: 200,
      body: {
        range: { from, to },
        totals: await totals(tx, where),
        pages: await topPages(tx, where, query.top),
        selectors: await topSelectors(tx, where, query.top),
        grid: onePage ? await densityGrid(tx, where, query.layer) : null,
        scroll: onePage ? await scrollReach(tx, ofAnyType) : [],
        widths: onePage ? await viewportWidths(tx, where) : [],
      },
    }),
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}
