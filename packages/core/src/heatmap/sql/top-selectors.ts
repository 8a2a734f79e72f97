import { heatmapEvents, type Transaction } from "@titik/db";
import { type SQL, sql } from "drizzle-orm";

interface SelectorRow extends Record<string, unknown> {
  page: string;
  selector: string;
  events: number;
  density: string;
}

const counts = (where: SQL | undefined) => sql`
  select page, selector, count(*)::float8 as events, sum(density)::text as density
  from ${heatmapEvents} where ${where}
  group by page, selector`;

/** Every selector of every page with its events and their density, as `numeric` writes it. */
export const selectorCounts = (tx: Transaction, where: SQL | undefined) =>
  tx.execute<SelectorRow>(counts(where));

/** The `top` selectors by events, each with its page; equal counts in byte order of selector, then page. */
export async function topSelectors(tx: Transaction, where: SQL | undefined, top: number) {
  const rows = await tx.execute<SelectorRow>(sql`
    ${counts(where)}
    order by count(*) desc, selector collate "C", page collate "C"
    limit ${top}`);
  return rows.map(({ page, selector, events, density }) => ({
    page,
    selector,
    events,
    density: Number(density),
  }));
}
