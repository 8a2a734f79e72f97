import { getStats, listPages, type TenantContext } from "@titik/core";
import { listHeatmapPages, StatsQuery } from "@titik/heatmap-schema";
import type postgres from "postgres";
import { BAND, type Events, HOT_PAGE, rangeOf } from "./statistics-data.ts";

/** The same question put to Titik and, in SQL, to the raw events: the same rows, in any order. */
export interface Question {
  name: string;
  ours(): Promise<unknown[]>;
  raw(): Promise<unknown[]>;
}

export interface Questions {
  grid: Question;
  band: Question;
  pages: Question;
  selectors: Question;
}

export function questionsOf(context: TenantContext, sql: postgres.Sql, events: Events): Questions {
  const { tenantId } = events;
  const range = rangeOf(events);
  const { from, to } = range;
  const stats = async (query: Record<string, string>) =>
    (await getStats(context, StatsQuery.parse({ ...range, ...query }))).body;
  const cells = async (query: Record<string, string>) =>
    (await stats({ page: HOT_PAGE, parts: "grid", ...query })).grid?.cells ?? [];
  const rawCells = (condition: postgres.PendingQuery<postgres.Row[]>) =>
    sql`
      select floor(x / 8)::integer, floor(y / 8)::integer, count(*)::integer, sum(density)::float8
      from heatmap_events
      where tenant_id = ${tenantId} and page = ${HOT_PAGE} and ts >= ${from} and ts < ${to}
        and type in ('click', 'hover') and ${condition}
      group by floor(x / 8), floor(y / 8)`.values();
  return {
    grid: {
      name: "grid of the hot page",
      ours: () => cells({}),
      raw: () => rawCells(sql`true`),
    },
    band: {
      name: "the same, one layer and one width",
      ours: () => cells({ layer: "document", vwMin: String(BAND.vwMin), vwMax: String(BAND.vwMax) }),
      raw: () =>
        rawCells(sql`anchor_kind is distinct from 'fixed' and vw >= ${BAND.vwMin} and vw < ${BAND.vwMax}`),
    },
    pages: {
      name: "events of each page",
      ours: async () => {
        const query = listHeatmapPages.input.query.parse({ ...range, limit: "200" });
        const { body } = await listPages(context, query);
        return body.data.map(({ page, events: count, sessions }) => [page, count, sessions]);
      },
      raw: () =>
        sql`
            select page, sum(events)::integer, count(*)::integer from (
              select page, session_id, count(*) as events from heatmap_events
              where tenant_id = ${tenantId} and ts >= ${from} and ts < ${to} group by page, session_id
            ) as visits group by page`.values(),
    },
    selectors: {
      name: "top 10 selectors",
      ours: async () =>
        (await stats({ parts: "selectors", top: "10" })).selectors.map(
          ({ page, selector, events: count }) => [page, selector, count],
        ),
      raw: () =>
        sql`
            select page, selector, count(*)::integer from heatmap_events
            where tenant_id = ${tenantId} and ts >= ${from} and ts < ${to}
            group by page, selector
            order by count(*) desc, selector collate "C", page collate "C" limit 10`.values(),
    },
  };
}
