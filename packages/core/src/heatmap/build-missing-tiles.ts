import { type Database, heatmapTileStates } from "@titik/db";
import { sql } from "drizzle-orm";
import type { Services } from "../context.ts";
import { buildTilesOnce, type RebuildProgress } from "./rebuild-tiles.ts";

const PROJECTS_AT_ONCE = 40;

interface Build {
  /** Ends it between two slices of a day; what was built of that project is dropped. */
  signal: AbortSignal;
  report: (progress: RebuildProgress, tenantId: string) => void;
  reportFault: (error: unknown, tenantId: string) => void;
}

/**
 * Builds the tiles that were never built, as after an upgrade that has dropped them: minutes for tens of millions of
 * events, so it is not the loop that merges. Any number of processes may do so. `workerDb` is a connection of the role
 * `titik_worker`.
 */
export async function buildMissingTiles(
  services: Services,
  workerDb: Database,
  { signal, report, reportFault }: Build,
): Promise<void> {
  const missing = await workerDb.execute<{ tenant_id: string }>(sql`
    select tenant_id from ${heatmapTileStates} where not ready limit ${PROJECTS_AT_ONCE}`);
  for (const { tenant_id: tenantId } of missing) {
    if (signal.aborted) return;
    try {
      await buildTilesOnce(services, tenantId, {
        signal,
        report: (progress) => report(progress, tenantId),
      });
    } catch (error) {
      if (!signal.aborted) reportFault(error, tenantId);
    }
  }
}
