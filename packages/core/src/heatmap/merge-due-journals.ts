import { type Database, heatmapJournal, heatmapTileStates } from "@titik/db";
import { sql } from "drizzle-orm";
import type { Services } from "../context.ts";
import { mergeJournal } from "./merge-journal.ts";

const PROJECTS_AT_ONCE = 40;
/** Few rows wait a while, so that a tile is not written for each event. */
const FEW_ROWS = 200;
const PATIENCE_MS = 5_000;

/**
 * Merges the journals that are due, of projects whose tiles are built. Any number of processes may do so.
 * `workerDb` is a connection of the role `titik_worker`.
 */
export async function mergeDueJournals(
  services: Services,
  workerDb: Database,
  { signal, reportFault }: { signal: AbortSignal; reportFault: (error: unknown, tenantId: string) => void },
): Promise<void> {
  const waitedSince = new Date(services.now().getTime() - PATIENCE_MS).toISOString();
  const due = await workerDb.execute<{ tenant_id: string }>(sql`
    select tenant_id from ${heatmapJournal}
    where tenant_id not in (select tenant_id from ${heatmapTileStates} where not ready)
    group by tenant_id
    having count(*) >= ${FEW_ROWS} or min(created_at) <= ${waitedSince}::timestamptz
    order by min(created_at)
    limit ${PROJECTS_AT_ONCE}`);
  for (const { tenant_id: tenantId } of due) {
    if (signal.aborted) break;
    try {
      await mergeAll(services, tenantId, signal);
    } catch (error) {
      reportFault(error, tenantId);
    }
  }
}

async function mergeAll(services: Services, tenantId: string, signal: AbortSignal): Promise<void> {
  for (let goesOn = true; goesOn && !signal.aborted; ) {
    goesOn = (await mergeJournal(services, tenantId))?.full ?? false;
  }
}
