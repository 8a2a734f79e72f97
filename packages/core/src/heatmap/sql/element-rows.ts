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

/** An event of the element at a moment that is known to be one of its own: found by the index on pages. */
const isSeenAt = (moment: SQL): SQL =>
  sql`hashtextextended(heatmap_events.page, 0) = hashtextextended(element.page, 0)
      and heatmap_events.page = element.page and heatmap_events.selector = element.selector
      and heatmap_events.ts = element.${moment}`;

interface ElementRow extends Record<string, unknown> {
  page: string;
  selector: string;
  events: number;
  sessions: number;
  rage: number;
  dead: number;
  fixed: boolean;
  /** x, y, width and height. */
  box: [number, number, number, number] | null;
  fingerprint: string | null;
  total: number;
  all_events: number;
}

/**
 * Each element of each page with its counts, and its box when it was last seen: of equal moments the greatest. Equal
 * counts in byte order. Only moments are carried through the counting; boxes are looked up for what is answered.
 */
export async function elementRows(
  tx: Transaction,
  where: SQL | undefined,
  { search, sort, order, limit }: ElementsQuery,
): Promise<ElementsResponse> {
  const direction = order === "asc" ? sql`asc` : sql`desc`;
  const ordered = sql`${SORT[sort]} ${direction}, selector collate "C", page collate "C"`;
  const rows = await tx.execute<ElementRow>(sql`
    select page, selector, events::float8, sessions::float8, rage::float8, dead::float8, fixed,
           total::float8, all_events::float8,
           (select to_json(max(array[
              box_x - case when anchor_kind = 'fixed' then coalesce(scroll_x, 0) else 0 end,
              box_y - case when anchor_kind = 'fixed' then coalesce(scroll_y, 0) else 0 end,
              box_width, box_height]))
            from ${heatmapEvents} where ${where} and ${isSeenAt(sql`box_at`)} and box_width is not null) as box,
           (select max(fingerprint)
            from ${heatmapEvents} where ${where} and ${isSeenAt(sql`looked_at`)}) as fingerprint
    from (
      select page, selector, sum(events) as events, count(*) as sessions, sum(rage) as rage, sum(dead) as dead,
             bool_or(fixed) as fixed, max(box_at) as box_at, max(looked_at) as looked_at,
             count(*) over () as total, sum(sum(events)) over () as all_events
      from (
        select page, selector, session_id, count(*) as events,
               count(*) filter (where rage) as rage, count(*) filter (where dead) as dead,
               bool_or(anchor_kind = 'fixed') is true as fixed,
               max(ts) filter (where box_width is not null) as box_at,
               max(ts) filter (where fingerprint is not null) as looked_at
        from ${heatmapEvents} where ${where} and ${containing(heatmapEvents.selector, search)}
        group by page, selector, session_id
      ) as visits
      group by page, selector
      order by ${ordered}
      limit ${limit}
    ) as element
    order by ${ordered}`);
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
      box: box && { x: box[0], y: box[1], width: box[2], height: box[3] },
      fingerprint,
    })),
  };
}
