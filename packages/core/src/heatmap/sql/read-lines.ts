import { heatmapEvents, type Transaction } from "@titik/db";
import { sql } from "drizzle-orm";
import type { Position } from "../list-cursor.ts";
import { type EventFilter, eventFilter } from "./event-filter.ts";
import { eventJson } from "./event-json.ts";

export interface Lines {
  /** Each event as one line of JSON. */
  lines: string[];
  /** Where each line stands; the next read starts below the last. */
  positions: Position[];
}

/**
 * The next `limit` events below `after`, newest first: the order in which lists and exports walk. PostgreSQL
 * writes the JSON, so that an export of millions makes hardly any garbage here.
 */
export async function readLines(
  tx: Transaction,
  tenantId: string,
  filter: EventFilter,
  after: Position | null,
  limit: number,
): Promise<Lines> {
  const below =
    after === null
      ? sql`true`
      : sql`(ts, event_id) < (${after.ts.toISOString()}::timestamptz, ${after.eventId}::uuid)`;
  const rows = await tx.execute<{ line: string; ms: number; event_id: string }>(sql`
    select ${eventJson}::text as line, (extract(epoch from ts) * 1000)::float8 as ms, event_id
    from ${heatmapEvents}
    where ${eventFilter(tenantId, filter)} and ${below}
    order by ts desc, event_id desc
    limit ${limit}`);
  return {
    lines: rows.map(({ line }) => line),
    positions: rows.map(({ ms, event_id }) => ({ ts: new Date(ms), eventId: event_id })),
  };
}
