import { arrayLiteral, heatmapEvents, type Statement, type Transaction, toStatement } from "@titik/db";
import { getTableColumns, type SQL, sql } from "drizzle-orm";
import type { EventRow } from "../event-row.ts";
import { JOURNAL_COLUMNS, type JournalValues, journalColumns } from "./journal-rows.ts";

type Field = Exclude<keyof EventRow, "tenantId">;

const { tenantId: _tenantId, ...columns } = getTableColumns(heatmapEvents);

const FIELDS = Object.keys(columns) as Field[];
const names = sql.raw(FIELDS.map((field) => `"${columns[field].name}"`).join(", "));
const types = FIELDS.map((field) => sql.raw(columns[field].getSQLType()));

/** An array literal for each column. One that holds nothing but null is left empty: `unnest` fills it up. */
const literalsOf = (rows: readonly EventRow[]): string[] =>
  FIELDS.map((field) => {
    const values = rows.map((row) => {
      const value = row[field];
      return value instanceof Date ? value.toISOString() : value;
    });
    return values.every((value) => value === null) ? "{}" : arrayLiteral(values);
  });

const insertion = (tenantId: string, literals: readonly string[]) => {
  const arrays = literals.map((literal, index) => sql`${literal}::${types[index]}[]`);
  return sql`insert into heatmap_events (tenant_id, ${names})
    select ${tenantId}::uuid, event.* from unnest(${sql.join(arrays, sql`, `)}) as event`;
};

/** Beside the rows, one of the journal that says what they change in the tiles; none where no row was added. */
const journaling = (added: SQL, tenantId: string, journal: JournalValues) => sql`
  with added as (${added} returning 1)
  insert into heatmap_journal (${JOURNAL_COLUMNS})
  select ${tenantId}::uuid, counted.events, ${journalColumns(journal)}
  from (select count(*)::integer as events from added) as counted
  where counted.events > 0`;

const NOTHING = FIELDS.map(() => "{}");
const NO_JOURNAL: JournalValues = ["", "", "", "", "", ""];
const ALWAYS = toStatement(journaling(insertion("", NOTHING), "", NO_JOURNAL)).text;
const WHILE_UNSUBSCRIBED = toStatement(
  journaling(
    sql`${insertion("", NOTHING)} where not exists (select 1 from webhooks where tenant_id = ${""}::uuid and enabled)`,
    "",
    NO_JOURNAL,
  ),
).text;

/**
 * Adds rows of one tenant that are believed to be new, and their row of the journal: it fails with 23505 as a whole
 * when one is not. It counts as one row.
 */
export const insertNew = (
  tenantId: string,
  rows: readonly EventRow[],
  journal: JournalValues,
): Statement => ({
  text: ALWAYS,
  values: [tenantId, ...literalsOf(rows), tenantId, ...journal],
});

/** The same, for a tenant of which nobody is told: it adds nothing when an endpoint of the tenant is enabled. */
export const insertNewUntold = (
  tenantId: string,
  rows: readonly EventRow[],
  journal: JournalValues,
): Statement => ({
  text: WHILE_UNSUBSCRIBED,
  values: [tenantId, ...literalsOf(rows), tenantId, tenantId, ...journal],
});

/** Adds the rows of one tenant whose ids are new, and answers those ids. */
export async function insertEvents(
  tx: Transaction,
  tenantId: string,
  rows: readonly EventRow[],
): Promise<Set<string>> {
  const inserted = await tx.execute<{ event_id: string }>(sql`${insertion(tenantId, literalsOf(rows))}
    on conflict (tenant_id, event_id) do nothing returning event_id`);
  return new Set(inserted.map(({ event_id }) => event_id));
}
