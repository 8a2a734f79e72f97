import { heatmapEvents, type Transaction } from "@titik/db";
import { type OverviewResponse, WIDTH_BANDS } from "@titik/heatmap-schema";
import { type SQL, sql } from "drizzle-orm";

/** Sessions by the band of their widest viewport. */
export async function sessionBands(
  tx: Transaction,
  where: SQL | undefined,
): Promise<OverviewResponse["bands"]> {
  const [row] = await tx.execute<{ desktop: number; tablet: number; phone: number }>(sql`
    select count(*) filter (where vw >= ${WIDTH_BANDS.desktop.from})::float8 as desktop,
           count(*) filter (where vw >= ${WIDTH_BANDS.tablet.from} and vw < ${WIDTH_BANDS.tablet.to})::float8
             as tablet,
           count(*) filter (where vw < ${WIDTH_BANDS.phone.to})::float8 as phone
    from (select max(vw) as vw from ${heatmapEvents} where ${where} group by session_id) as visits`);
  return row ?? { desktop: 0, tablet: 0, phone: 0 };
}

const MOST = 10;

/**
 * Sessions by the host that the first of their events with a referrer named; the most frequent. `named` counts all
 * sessions that named one. What stands between the slashes is grouped before its host is cut out of it: one pattern
 * costs as much as fifty rows.
 */
export async function sessionSources(tx: Transaction, where: SQL | undefined) {
  const named = sql`${where} and referrer is not null`;
  // Materialised, since otherwise each parallel worker looks for all first moments by itself.
  const rows = await tx.execute<{ host: string | null; sessions: number; named: number }>(sql`
    with first as materialized (
      select session_id, min(ts) as ts from ${heatmapEvents} where ${named} group by session_id
    )
    select lower(substring('//' || site from '^//(?:[^/?#@]*@)?([^/:?#]+)')) as host,
           sum(visits)::float8 as sessions, (sum(sum(visits)) over ())::float8 as named
    from (
      select split_part(referrer, '/', 3) as site, count(*) as visits
      from (
        select distinct on (session_id) referrer
        from ${heatmapEvents} join first using (session_id, ts)
        where ${named}
        order by session_id, event_id
      ) as visits
      group by site
    ) as sites
    group by host
    order by sum(visits) desc, host
    limit ${MOST}`);
  return {
    named: rows[0]?.named ?? 0,
    hosts: rows.map(({ host, sessions }): OverviewResponse["sources"][number] => ({ host, sessions })),
  };
}
