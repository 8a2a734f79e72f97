import { type Database, heatmapJournal, heatmapTileStates } from "@titik/db";
import { sql } from "drizzle-orm";
import type { Services } from "../context.ts";
import { mergeJournal } from "./merge-journal.ts";

const PROJECTS_AT_ONCE = 40;
/** Few rows wait a while, so that a tile is not written for each event. */
const FEW_ROWS = 200;
const PATIENCE_MS = 5_000;

/**
 * Merges the journals that are due, of projects whose tiles are built. Any number of processes may do so. Answers how
 * many events were merged. `workerDb` is a connection of the role `titik_worker`.
 */
export async function mergeDueJournals(
  services: Services,
  workerDb: Database,
  { signal, reportFault }: { signal: AbortSignal; reportFault: (error: unknown, tenantId: string) => void },
): Promise<number> {
  const waitedSince = new Date(services.now().getTime() - PATIENCE_MS).toISOString();
  const due = await workerDb.execute<{ tenant_id: string }>(sql`
    select tenant_id from ${heatmapJournal}
    where tenant_id not in (select tenant_id from ${heatmapTileStates} where not ready)
    group by tenant_id
    having count(*) >= ${FEW_ROWS} or min(created_at) <= ${waitedSince}::timestamptz
    order by min(created_at)
    limit ${PROJECTS_AT_ONCE}`);
  let events = 0;
  for (const { tenant_id: tenantId } of due) {
    if (signal.aborted) break;
    try {
      events += await mergeAll(services, tenantId, signal);
    } catch (error) {
      reportFault(error, tenantId);
    }
  }
  return events;
}

async function mergeAll(services: Services, tenantId: string, signal: AbortSignal): Promise<number> {
  let events = 0;
  for (let goesOn = true; goesOn && !signal.aborted; ) {
    const pass = await mergeJournal(services, tenantId);
    events += pass?.events ?? 0;
    goesOn = pass?.full ?? false;
  }
  return events;
}
