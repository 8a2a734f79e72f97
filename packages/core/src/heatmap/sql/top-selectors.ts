import { heatmapEvents, type Transaction } from "@titik/db";
import { type SQL, sql } from "drizzle-orm";

/** The `top` selectors by events, each with its page; equal counts in byte order of selector, then page. */
export async function topSelectors(tx: Transaction, where: SQL | undefined, top: number) {
  const rows = await tx.execute<{ page: string; selector: string; events: number; density: string }>(sql`
    select page, selector, count(*)::float8 as events, sum(density)::text as density
    from ${heatmapEvents} where ${where}
    group by page, selector
    order by count(*) desc, selector collate "C", page collate "C"
    limit ${top}`);
  return rows.map(({ page, selector, events, density }) => ({
    page,
    selector,
    events,
    density: Number(density),
  }));
}
