import { heatmapEvents, heatmapJournal, type Transaction } from "@titik/db";
import { sql } from "drizzle-orm";
import type { CountedEvent } from "../tiles/event-keys.ts";
import { DAY_MS } from "../tiles/span.ts";

const ROWS_AT_ONCE = 20_000;

/** Numbers and times as numbers, which cost less to read. */
interface RawEvent extends Record<string, unknown>, Omit<CountedEvent, "ts" | "density"> {
  event_id: string;
  ms: number;
  weight: string;
}

/** The days, since 1970, UTC, that have events. */
export async function eventDays(tx: Transaction, tenantId: string): Promise<number[]> {
  const next = (after: number | null) =>
    tx.execute<{ ms: number | null }>(sql`
      select (extract(epoch from min(ts)) * 1000)::float8 as ms from ${heatmapEvents}
      where tenant_id = ${tenantId}::uuid
        and ${after === null ? sql`true` : sql`ts >= ${new Date(after).toISOString()}::timestamptz`}`);
  const days: number[] = [];
  for (let [row] = await next(null); row?.ms != null; ) {
    const day = Math.floor(row.ms / DAY_MS);
    days.push(day);
    [row] = await next((day + 1) * DAY_MS);
  }
  return days;
}

/** The events of a day, some thousand at once. */
export async function* eventsOfDay(
  tx: Transaction,
  tenantId: string,
  day: number,
): AsyncGenerator<CountedEvent[]> {
  const end = new Date((day + 1) * DAY_MS).toISOString();
  let ts = new Date(day * DAY_MS).toISOString();
  let eventId = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await tx.execute<RawEvent>(sql`
      select event_id, (extract(epoch from ts) * 1000)::float8 as ms, page, selector, type, x, y, vw, vh,
             density::text as weight, session_id as "sessionId", user_id as "userId", scroll_x as "scrollX",
             scroll_y as "scrollY", anchor_kind as "anchorKind", rage, dead, bot
      from ${heatmapEvents}
      where tenant_id = ${tenantId}::uuid and (ts, event_id) >= (${ts}::timestamptz, ${eventId}::uuid)
        and ts < ${end}::timestamptz
      order by ts, event_id
      limit ${ROWS_AT_ONCE + 1}`);
    const next = rows.length > ROWS_AT_ONCE ? rows[ROWS_AT_ONCE] : undefined;
    yield rows
      .slice(0, ROWS_AT_ONCE)
      .map(({ ms, weight, ...row }) => ({ ...row, ts: new Date(ms), density: Number(weight) }));
    if (next === undefined) return;
    ts = new Date(next.ms).toISOString();
    eventId = next.event_id;
  }
}

/** Everything that waits to be merged. */
export const readWholeJournal = (tx: Transaction, tenantId: string) =>
  tx.execute<{ content: Buffer }>(sql`
    select content from ${heatmapJournal} where tenant_id = ${tenantId}::uuid`);
