import type { ReplyOf } from "@titik/contract";
import { withTenant } from "@titik/db";
import type { getHeatmapStats, StatsPart, StatsQuery } from "@titik/heatmap-schema";
import type { TenantContext } from "../context.ts";
import { askedRange } from "./asked-range.ts";
import { countRaw, countTiles } from "./count-stats.ts";
import { areTilesReady } from "./sql/tile-state.ts";
import { areTilesEnough } from "./tiles/tile-filter.ts";

/** What is too much to be told of all pages together. */
const OF_SOME_PAGES: readonly StatsPart[] = ["grid", "scroll", "widths"];

/** Exact counts over `[from, to)`, the last seven days by default, all of one snapshot; only the asked parts. */
export async function getStats(
  context: TenantContext,
  query: StatsQuery,
): Promise<ReplyOf<typeof getHeatmapStats>> {
  const { db, tenantId } = context;
  const range = askedRange(query, context.now());
  const asked = query.parts?.split(",");
  const namesPages = query.page !== undefined || query.pages !== undefined;
  const wants = (part: StatsPart) =>
    (asked?.includes(part) ?? true) && (namesPages || !OF_SOME_PAGES.includes(part));
  const counted = await withTenant(
    db,
    tenantId,
    async (tx) => {
      const count = areTilesEnough(query) && (await areTilesReady(tx, tenantId)) ? countTiles : countRaw;
      return count(tx, { tenantId, query, range, wants });
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
  return { status: 200, body: { range, ...counted } };
}
