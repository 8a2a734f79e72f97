import { type Database, heatmapEvents, readBytes, type Transaction } from "@titik/db";
import { type SQL, sql } from "drizzle-orm";
import type { Position } from "../list-cursor.ts";
import { type EventFilter, eventFilter } from "./event-filter.ts";
import { eventJson } from "./event-json.ts";

export interface Lines {
  /** Each event as one line of JSON. */
  lines: string[];
  /** Where each line stands; the next read starts below the last. */
  positions: Position[];
}

/** The next `limit` events below `after`, newest first: the order in which lists and exports walk. */
export async function readLines(
  tx: Transaction,
  tenantId: string,
  filter: EventFilter,
  after: Position | null,
  limit: number,
): Promise<Lines> {
  const rows = await tx.execute<{ line: string; ms: number; event_id: string }>(
    sql`select line, ms, event_id from ${next(tenantId, filter, after, limit)}`,
  );
  return {
    lines: rows.map(({ line }) => line),
    positions: rows.map(({ ms, event_id }) => ({ ts: new Date(ms), eventId: event_id })),
  };
}

export interface Block {
  /** Lines of JSON, each ended; the rows as PostgreSQL wrote them. */
  texts: Buffer[];
  events: number;
  last: Position;
}

/** About as many as arrive in one read of the socket: what the driver had to join would be copied each time. */
const EVENTS_A_ROW = 100;

/** The same events as text that PostgreSQL wrote; null when there are none below `after`. */
export async function readBlock(
  db: Database,
  tenantId: string,
  filter: EventFilter,
  after: Position | null,
  limit: number,
): Promise<Block | null> {
  const newestFirst = sql`order by ts desc, event_id desc`;
  const rows = await readBytes(
    db,
    tenantId,
    sql`
    select string_agg(line || E'\n', '' ${newestFirst}), count(*), min(ms),
           (array_agg(event_id ${newestFirst}))[count(*)]
    from (select *, (row_number() over (${newestFirst}) - 1) / ${EVENTS_A_ROW} as part
          from ${next(tenantId, filter, after, limit)}) as parted
    group by part
    order by part`,
  );
  const [, , ms, eventId] = rows.at(-1) ?? [];
  if (!eventId) return null;
  return {
    texts: rows.flatMap(([text]) => text ?? []),
    events: rows.reduce((sum, [, events]) => sum + Number(events), 0),
    last: { ts: new Date(Number(ms)), eventId: eventId.toString() },
  };
}

function next(tenantId: string, filter: EventFilter, after: Position | null, limit: number): SQL {
  const below =
    after === null
      ? sql`true`
      : sql`(ts, event_id) < (${after.ts.toISOString()}::timestamptz, ${after.eventId}::uuid)`;
  return sql`(
    select ${eventJson} as line, (extract(epoch from ts) * 1000)::float8 as ms, ts, event_id
    from ${heatmapEvents}
    where ${eventFilter(tenantId, filter)} and ${below}
    order by ts desc, event_id desc
    limit ${limit}) as event`;
}
