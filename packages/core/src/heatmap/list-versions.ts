import type { ReplyOf } from "@titik/contract";
import { withTenant } from "@titik/db";
import type { listHeatmapVersions, VersionsQuery } from "@titik/heatmap-schema";
import type { TenantContext } from "../context.ts";
import { askedRange } from "./asked-range.ts";
import { eventFilter } from "./sql/event-filter.ts";
import { versionRows } from "./sql/version-rows.ts";

/** The releases and variants that the events of `[from, to)` name, the last seven days by default. */
export async function listVersions(
  context: TenantContext,
  query: VersionsQuery,
): Promise<ReplyOf<typeof listHeatmapVersions>> {
  const where = eventFilter(context.tenantId, { ...query, ...askedRange(query, context.now()) });
  return {
    status: 200,
    body: await withTenant(context.db, context.tenantId, async (tx) => ({
      releases: await versionRows(tx, where, "releases"),
      variants: await versionRows(tx, where, "variants"),
    })),
  };
}
