import { heatmapEvents, type Transaction } from "@titik/db";
import type { AttentionResponse } from "@titik/heatmap-schema";
import { type SQL, sql } from "drizzle-orm";

/** Height of a step, CSS pixels. */
const STEP = 100;
/** Deeper is not looked at: a client may claim any height. */
const LAST_STEP = 299;
/** Who does nothing for longer has probably gone. */
const LONGEST_SECONDS = 10;

/**
 * Each event tells where the window stood; it is taken to have stood there until the next event of the visit to
 * the page, at most ten seconds. Those seconds count for every step that the window showed.
 */
export async function timeInView(tx: Transaction, where: SQL | undefined): Promise<AttentionResponse> {
  const rows = await tx.execute<{ step: number | null; seconds: number; sessions: number }>(sql`
    with moments as (
      select session_id, vh,
             greatest(0, coalesce(scroll_y, case when type = 'scroll' then y - vh else y - vh / 2 end)) as top,
             extract(epoch from lead(ts) over (partition by session_id order by ts, event_id) - ts)::float8
               as seconds
      from ${heatmapEvents} where ${where}
    ), visits as (
      select count(distinct session_id)::float8 as sessions from moments
    )
    select steps.step, steps.seconds, visits.sessions
    from visits left join (
      select step, sum(least(${LONGEST_SECONDS}::float8, seconds)) as seconds
      from moments, generate_series(
        least(${LAST_STEP}, floor(top / ${STEP}::float8))::int,
        least(${LAST_STEP}, floor((top + vh - 1) / ${STEP}::float8))::int) as step
      where seconds > 0
      group by step
    ) as steps on true
    order by steps.step`);
  return {
    sessions: rows[0]?.sessions ?? 0,
    step: STEP,
    steps: rows.flatMap(({ step, seconds }) =>
      step === null ? [] : [{ depth: step * STEP, seconds: Math.round(seconds * 1000) / 1000 }],
    ),
  };
}
