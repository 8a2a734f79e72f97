import { heatmapTileStates, type Transaction } from "@titik/db";
import { sql } from "drizzle-orm";

/**
 * Makes the caller the only one who writes a project's tiles, until its transaction ends. Answers whether they are
 * ready, or null when somebody else is at it.
 */
export async function lockTiles(tx: Transaction, tenantId: string): Promise<{ ready: boolean } | null> {
  const lock = () =>
    tx.execute<{ ready: boolean }>(sql`
      select ready from ${heatmapTileStates} where tenant_id = ${tenantId}::uuid for update skip locked`);
  const [found] = await lock();
  if (found) return found;
  const made = await tx
    .insert(heatmapTileStates)
    .values({ tenantId, ready: true })
    .onConflictDoNothing()
    .returning({ ready: heatmapTileStates.ready });
  return made[0] ?? null;
}

/** As `lockTiles`, but waits for whoever is at it. */
export async function waitForTiles(tx: Transaction, tenantId: string): Promise<void> {
  await tx.insert(heatmapTileStates).values({ tenantId, ready: false }).onConflictDoNothing();
  await tx.execute(sql`
    select from ${heatmapTileStates} where tenant_id = ${tenantId}::uuid for update`);
}

/** Whether the tiles and the journal of a project say what its raw events say. */
export async function areTilesReady(tx: Transaction, tenantId: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    select from ${heatmapTileStates} where tenant_id = ${tenantId}::uuid and not ready`);
  return rows.length === 0;
}

export const setTilesReady = (tx: Transaction, tenantId: string) =>
  tx.execute(sql`update ${heatmapTileStates} set ready = true where tenant_id = ${tenantId}::uuid`);
