import { heatmapEvents, type Transaction } from "@titik/db";
import type { ElementsQuery, ElementsResponse } from "@titik/heatmap-schema";
import { type SQL, sql } from "drizzle-orm";
import { containing } from "./containing.ts";

const SORT = {
  events: sql`events`,
  sessions: sql`sessions`,
  selector: sql`selector collate "C"`,
  page: sql`page collate "C"`,
};

interface ElementRow extends Record<string, unknown> {
  page: string;
  selector: string;
  events: number;
  sessions: number;
  rage: number;
  dead: number;
  fixed: boolean;
  /** When it was seen, then x, y, width and height. */
  box: [number, number, number, number, number] | null;
  fingerprint: string | null;
  total: number;
  all_events: number;
}

/**
 * Each element of each page with its counts, and its box when it was last seen: the greatest array is the one of
 * the latest moment. Equal counts in byte order.
 */
export async function elementRows(
  tx: Transaction,
  where: SQL | undefined,
  { search, sort, order, limit }: ElementsQuery,
): Promise<ElementsResponse> {
  const rows = await tx.execute<ElementRow>(sql`
    select page, selector, events::float8, sessions::float8, rage::float8, dead::float8, fixed, to_json(box) as box, fingerprint[2] as fingerprint,
           (count(*) over ())::float8 as total, (sum(events) over ())::float8 as all_events
    from (
      select page, selector, sum(events) as events, count(*) as sessions, sum(rage) as rage, sum(dead) as dead,
             bool_or(fixed) as fixed,
             max(box) as box, max(fingerprint) as fingerprint
      from (
        select page, selector, session_id, count(*) as events,
               count(*) filter (where rage) as rage, count(*) filter (where dead) as dead, bool_or(anchor_kind = 'fixed') is true as fixed,
               max(array[
                 extract(epoch from ts)::float8,
                 box_x - case when anchor_kind = 'fixed' then coalesce(scroll_x, 0) else 0 end,
                 box_y - case when anchor_kind = 'fixed' then coalesce(scroll_y, 0) else 0 end,
                 box_width, box_height
               ]) filter (where box_width is not null) as box,
               max(array[to_char(ts at time zone 'utc', 'YYYYMMDDHH24MISSMS'), fingerprint])
                 filter (where fingerprint is not null) as fingerprint
        from ${heatmapEvents} where ${where} and ${containing(heatmapEvents.selector, search)}
        group by page, selector, session_id
      ) as visits
      group by page, selector
    ) as counted
    order by ${SORT[sort]} ${order === "asc" ? sql`asc` : sql`desc`}, selector collate "C", page collate "C"
    limit ${limit}`);
  return {
    total: rows[0]?.total ?? 0,
    events: rows[0]?.all_events ?? 0,
    data: rows.map(({ page, selector, events, sessions, rage, dead, fixed, box, fingerprint }) => ({
      page,
      selector,
      events,
      sessions,
      rage,
      dead,
      fixed,
      box: box && { x: box[1], y: box[2], width: box[3], height: box[4] },
      fingerprint,
    })),
  };
}
