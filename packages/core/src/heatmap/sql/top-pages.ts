import { heatmapEvents, type Transaction } from "@titik/db";
import { type SQL, sql } from "drizzle-orm";

/** The `top` pages by events; equal counts in byte order of the page. */
export async function topPages(tx: Transaction, where: SQL | undefined, top: number) {
  const rows = await tx.execute<{ page: string; events: number; density: string; sessions: number }>(sql`
    select page, count(*)::float8 as events, sum(density)::text as density,
           count(distinct session_id)::float8 as sessions
    from ${heatmapEvents} where ${where}
    group by page
    order by count(*) desc, page collate "C"
    limit ${top}`);
  return rows.map(({ page, events, density, sessions }) => ({
    page,
    events,
    density: Number(density),
    sessions,
  }));
}
