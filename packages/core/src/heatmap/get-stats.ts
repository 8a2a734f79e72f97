import type { ReplyOf } from "@titik/contract";
import { withTenant } from "@titik/db";
import type { getHeatmapStats, StatsPart, StatsQuery } from "@titik/heatmap-schema";
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

/** Exact counts over `[from, to)`, the last seven days by default, all of one snapshot; only the asked parts. */
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
  const asked = query.parts?.split(",");
  const wants = (part: StatsPart) => asked?.includes(part) ?? true;
  const onePage = query.page !== undefined || query.pages !== undefined;
  return withTenant(
    context.db,
    context.tenantId,
    async (tx) => ({
      status: 200,
      body: {
        range: { from, to },
        totals: wants("totals") ? await totals(tx, where) : { events: 0, sessions: 0, density: 0 },
        pages: wants("pages") ? await topPages(tx, where, query.top) : [],
        selectors: wants("selectors") ? await topSelectors(tx, where, query.top) : [],
        grid: onePage && wants("grid") ? await densityGrid(tx, where, query.layer) : null,
        scroll: onePage && wants("scroll") ? await scrollReach(tx, ofAnyType) : [],
        widths: onePage && wants("widths") ? await viewportWidths(tx, where) : [],
      },
    }),
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}
