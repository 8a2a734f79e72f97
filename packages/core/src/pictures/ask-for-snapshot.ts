import type { ReplyOf } from "@titik/contract";
import type { askForHeatmapOutline, SnapshotQuery } from "@titik/heatmap-schema";
import type { TenantContext } from "../context.ts";
import type { SnapshotDesk } from "./snapshot-desk.ts";

/** Whether this caller shall send a snapshot. A browser that need not does not ask again for ten minutes. */
export async function askForSnapshot(
  { tenantId }: TenantContext,
  desk: SnapshotDesk,
  query: SnapshotQuery,
): Promise<ReplyOf<typeof askForHeatmapOutline>> {
  const wanted = await desk.isWanted(tenantId, query);
  return {
    status: 200,
    body: { wanted },
    headers: { "cache-control": wanted ? "no-store" : "private, max-age=600" },
  };
}
