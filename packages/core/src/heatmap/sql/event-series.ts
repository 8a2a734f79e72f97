import { heatmapEvents, type Transaction } from "@titik/db";
import { type SQL, sql } from "drizzle-orm";

export interface SeriesStep {
  /** Milliseconds since 1970. */
  at: number;
  clicks: number;
  hovers: number;
  scrolls: number;
  sessions: number;
}

/** Counts in steps of `seconds`, counted from 1970 in UTC, by time; empty steps are left out. */
export async function eventSeries(
  tx: Transaction,
  where: SQL | undefined,
  seconds: number,
): Promise<SeriesStep[]> {
  const rows = await tx.execute<{
    step: number;
    clicks: number;
    hovers: number;
    scrolls: number;
    sessions: number;
  }>(sql`
    select step, sum(clicks)::float8 as clicks, sum(hovers)::float8 as hovers,
           sum(scrolls)::float8 as scrolls, count(*)::float8 as sessions
    from (
      select floor(extract(epoch from ts) / ${seconds}::numeric)::float8 as step, session_id,
             count(*) filter (where type = 'click') as clicks,
             count(*) filter (where type = 'hover') as hovers,
             count(*) filter (where type = 'scroll') as scrolls
      from ${heatmapEvents} where ${where}
      group by 1, 2
    ) as visits
    group by step
    order by step`);
  return rows.map(({ step, ...counts }) => ({ at: step * seconds * 1000, ...counts }));
}

/** Events alone in such steps: a fraction of the work, since no session has to be told from another. */
export async function eventCounts(tx: Transaction, where: SQL | undefined, seconds: number) {
  const rows = await tx.execute<{ step: number; events: number }>(sql`
    select floor(extract(epoch from ts) / ${seconds}::numeric)::float8 as step, count(*)::float8 as events
    from ${heatmapEvents} where ${where}
    group by 1
    order by 1`);
  return rows.map(({ step, events }) => ({ at: step * seconds * 1000, events }));
}
