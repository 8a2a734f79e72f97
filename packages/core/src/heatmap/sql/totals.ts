import { heatmapEvents, type Transaction } from "@titik/db";
import { type SQL, sql } from "drizzle-orm";

/** Events, their summed density, and distinct sessions. */
export async function totals(tx: Transaction, where: SQL | undefined) {
  const [row] = await tx.execute<{ events: number; density: string; sessions: number }>(sql`
    select count(*)::float8 as events,
           coalesce(sum(density), 0)::text as density,
           (select count(*) from (select distinct session_id from ${heatmapEvents} where ${where}) as s)::float8
             as sessions
    from ${heatmapEvents} where ${where}`);
  return { events: row?.events ?? 0, sessions: row?.sessions ?? 0, density: Number(row?.density ?? 0) };
}
