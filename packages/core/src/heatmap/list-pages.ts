import type { ReplyOf } from "@titik/contract";
import { withTenant } from "@titik/db";
import type { listHeatmapPages, PagesQuery } from "@titik/heatmap-schema";
import type { TenantContext } from "../context.ts";
import { askedRange } from "./asked-range.ts";
import { tilePages } from "./count-pages.ts";
import { eventFilter } from "./sql/event-filter.ts";
import { pageRows } from "./sql/page-rows.ts";
import { areTilesReady } from "./sql/tile-state.ts";
import { areTilesEnough } from "./tiles/tile-filter.ts";

/** Pages with their counts over `[from, to)`, the last seven days by default. */
export async function listPages(
  context: TenantContext,
  query: PagesQuery,
): Promise<ReplyOf<typeof listHeatmapPages>> {
  const range = askedRange(query, context.now());
  const { db, tenantId } = context;
  const body = await withTenant(
    db,
    tenantId,
    async (tx) => {
      const fromTiles = areTilesEnough(query) && (await areTilesReady(tx, tenantId));
      if (fromTiles) return tilePages(tx, tenantId, { query, range });
      return pageRows(tx, eventFilter(tenantId, { ...query, ...range }), query);
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
  return { status: 200, body };
}
