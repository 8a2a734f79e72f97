import { randomUUIDv7 } from "node:crypto";
import { arrayLiteral, heatmapJournal, type Transaction } from "@titik/db";
import { sql } from "drizzle-orm";
import type { CountedEvent } from "../tiles/event-keys.ts";
import { journalOf } from "../tiles/journal.ts";

/** Id, moment and content of a row of the journal, as PostgreSQL reads them; the content in hexadecimal. */
export type JournalValues = readonly [id: string, at: string, content: string];

/** What events, at least one, change in the tiles: added, or with −1 deleted. */
export const journalValues = (events: readonly CountedEvent[], at: Date, sign: 1 | -1 = 1): JournalValues => [
  randomUUIDv7(),
  at.toISOString(),
  journalOf(events, sign).toString("hex"),
];

/** Adds their row to the journal; it belongs into the transaction that adds or deletes them. */
export async function addJournalRow(
  tx: Transaction,
  tenantId: string,
  events: readonly CountedEvent[],
  at: Date,
  sign: 1 | -1 = 1,
): Promise<void> {
  const [id, createdAt, content] = journalValues(events, at, sign);
  await tx.execute(sql`
    insert into ${heatmapJournal} (tenant_id, id, events, created_at, content)
    values (${tenantId}::uuid, ${id}::uuid, ${events.length}::integer, ${createdAt}::timestamptz,
            decode(${content}, 'hex'))`);
}

/** The oldest rows of the journal: at most `most`, and no more than make up about `mostEvents`. */
export async function readOldestRows(
  tx: Transaction,
  tenantId: string,
  { most, mostEvents }: { most: number; mostEvents: number },
) {
  const rows = await tx.execute<{ id: string; events: number; content: Buffer }>(sql`
    select id, events, content
    from (
      select id, events, content, sum(events) over (order by id) - events as before
      from (
        select id, events, content from ${heatmapJournal}
        where tenant_id = ${tenantId}::uuid order by id limit ${most}
      ) as oldest
    ) as counted
    where before < ${mostEvents}`);
  return [...rows];
}

export const deleteJournalRows = (tx: Transaction, tenantId: string, ids: readonly string[]) =>
  tx.execute(sql`
    delete from ${heatmapJournal}
    where tenant_id = ${tenantId}::uuid and id = any(${arrayLiteral(ids)}::uuid[])`);
