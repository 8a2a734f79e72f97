import { heatmapEvents, type Transaction } from "@titik/db";
import type { PagesQuery, PagesResponse } from "@titik/heatmap-schema";
import { type SQL, sql } from "drizzle-orm";
import { containing } from "./containing.ts";

const SORT = {
  events: sql`events`,
  clicks: sql`clicks`,
  hovers: sql`hovers`,
  sessions: sql`sessions`,
  scrolled: sql`scrolled::float8 / sessions`,
  rage: sql`rage`,
  dead: sql`dead`,
  page: sql`page collate "C"`,
};

/** Each page with its counts; equal ones in byte order of the page. */
export async function pageRows(
  tx: Transaction,
  where: SQL | undefined,
  { search, sort, order, limit }: PagesQuery,
): Promise<PagesResponse> {
  const rows = await tx.execute<PagesResponse["data"][number] & { total: number }>(sql`
    select page, events::float8, clicks::float8, hovers::float8, sessions::float8, scrolled::float8,
           rage::float8, dead::float8,
           (count(*) over ())::float8 as total
    from (
      select page, sum(events) as events, sum(clicks) as clicks, sum(hovers) as hovers, sum(rage) as rage, sum(dead) as dead,
             count(*) as sessions, count(*) filter (where scrolled) as scrolled
      from (
        select page, session_id, count(*) as events,
               count(*) filter (where type = 'click') as clicks,
               count(*) filter (where type = 'hover') as hovers,
               count(*) filter (where rage) as rage, count(*) filter (where dead) as dead,
               coalesce(bool_or(type = 'scroll' and y > vh + 1), false) as scrolled
        from ${heatmapEvents} where ${where} and ${containing(heatmapEvents.page, search)}
        group by page, session_id
      ) as visits
      group by page
    ) as counted
    order by ${SORT[sort]} ${order === "asc" ? sql`asc` : sql`desc`}, page collate "C"
    limit ${limit}`);
  return {
    total: rows[0]?.total ?? 0,
    data: rows.map(({ total: _total, ...row }) => row),
  };
}
