import { heatmapEvents, type Transaction } from "@titik/db";
import type { StatsResponse } from "@titik/heatmap-schema";
import { type SQL, sql } from "drizzle-orm";

/** Height of a step, CSS pixels. */
export const STEP = 100;

/** How many sessions scrolled at least as deep, at each step where the number changes, from the top down. */
export async function scrollReach(tx: Transaction, where: SQL | undefined): Promise<StatsResponse["scroll"]> {
  const rows = await tx.execute<{ depth: number; sessions: number }>(sql`
    select depth, sum(count(*)) over (order by depth desc)::float8 as sessions
    from (
      select greatest(0, floor(floor(max(y)) / ${STEP}::float8))::int * ${STEP}::int as depth
      from ${heatmapEvents} where ${where} and type = 'scroll'
      group by session_id
    ) as reached
    group by depth
    order by depth`);
  return rows.map(({ depth, sessions }) => ({ depth, sessions }));
}
