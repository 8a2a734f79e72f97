import { heatmapEvents, type Transaction } from "@titik/db";
import { type SQL, sql } from "drizzle-orm";

/** Events, clicks, distinct sessions and distinct visitors. */
export async function overviewTotals(tx: Transaction, where: SQL | undefined) {
  const [row] = await tx.execute<{ events: number; clicks: number; sessions: number; visitors: number }>(sql`
    select coalesce(sum(events), 0)::float8 as events,
           coalesce(sum(clicks), 0)::float8 as clicks,
           count(distinct session_id)::float8 as sessions,
           count(distinct user_id)::float8 as visitors
    from (
      select session_id, user_id, count(*) as events, count(*) filter (where type = 'click') as clicks
      from ${heatmapEvents} where ${where}
      group by session_id, user_id
    ) as visits`);
  return row ?? { events: 0, clicks: 0, sessions: 0, visitors: 0 };
}
