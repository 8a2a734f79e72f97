import { randomUUIDv7 } from "node:crypto";
import { arrayLiteral, heatmapJournal, type Transaction } from "@titik/db";
import { sql } from "drizzle-orm";
import type { CountedEvent } from "../tiles/counted-event.ts";
import { type JournalRow, journalOf } from "../tiles/journal.ts";

/** A row of the journal, as PostgreSQL reads it; content and names in hexadecimal. */
export type JournalValues = readonly [
  id: string,
  at: string,
  pageKeys: string,
  ends: string,
  content: string,
  names: string,
];

/** What events, at least one, change in the tiles: added, or with −1 deleted. */
export function journalValues(events: readonly CountedEvent[], at: Date, sign: 1 | -1 = 1): JournalValues {
  const { pageKeys, ends, content, names } = journalOf(events, sign);
  return [
    randomUUIDv7(),
    at.toISOString(),
    arrayLiteral(pageKeys),
    arrayLiteral(ends),
    content.toString("hex"),
    names.toString("hex"),
  ];
}

export const JOURNAL_COLUMNS = sql.raw("tenant_id, events, id, created_at, page_keys, ends, content, names");

/** The values of those columns but for the first two. */
export const journalColumns = ([id, at, pageKeys, ends, content, names]: JournalValues) => sql`
  ${id}::uuid, ${at}::timestamptz, ${pageKeys}::uuid[], ${ends}::integer[], decode(${content}, 'hex'),
  decode(${names}, 'hex')`;

/** Adds their row to the journal; it belongs into the transaction that adds or deletes them. */
export async function addJournalRow(
  tx: Transaction,
  tenantId: string,
  events: readonly CountedEvent[],
  at: Date,
  sign: 1 | -1 = 1,
): Promise<void> {
  await tx.execute(sql`
    insert into ${heatmapJournal} (${JOURNAL_COLUMNS})
    values (${tenantId}::uuid, ${events.length}::integer, ${journalColumns(journalValues(events, at, sign))})`);
}

/** What `::text` makes of an array whose elements need no quotes. */
export const splitArray = (text: string): string[] => (text.length > 2 ? text.slice(1, -1).split(",") : []);

interface FoundRow extends Record<string, unknown> {
  id: string;
  events: number;
  page_keys: string;
  ends: string;
  content: Buffer;
  names: Buffer;
}

export interface StoredRow extends JournalRow {
  id: string;
  events: number;
}

const toRow = ({ id, events, page_keys, ends, content, names }: FoundRow): StoredRow => ({
  ...{ id, events, content, names },
  pageKeys: splitArray(page_keys),
  ends: splitArray(ends).map(Number),
});

const FOUND = sql`id, events, page_keys::text as page_keys, ends::text as ends, content, names`;

/** The oldest rows of the journal: at most `most`, and no more than make up about `mostEvents`. */
export async function readOldestRows(
  tx: Transaction,
  tenantId: string,
  { most, mostEvents }: { most: number; mostEvents: number },
): Promise<StoredRow[]> {
  const rows = await tx.execute<FoundRow>(sql`
    select ${FOUND}
    from (
      select *, sum(events) over (order by id) - events as before
      from (
        select * from ${heatmapJournal} where tenant_id = ${tenantId}::uuid order by id limit ${most}
      ) as oldest
    ) as counted
    where before < ${mostEvents}`);
  return rows.map(toRow);
}

/** Everything that waits to be merged. */
export async function readWholeJournal(tx: Transaction, tenantId: string): Promise<StoredRow[]> {
  const rows = await tx.execute<FoundRow>(sql`
    select ${FOUND} from ${heatmapJournal} where tenant_id = ${tenantId}::uuid`);
  return rows.map(toRow);
}

export const deleteJournalRows = (tx: Transaction, tenantId: string, ids: readonly string[]) =>
  tx.execute(sql`
    delete from ${heatmapJournal}
    where tenant_id = ${tenantId}::uuid and id = any(${arrayLiteral(ids)}::uuid[])`);
