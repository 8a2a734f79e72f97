import { arrayLiteral, heatmapEvents, type Transaction } from "@titik/db";
import { getTableColumns, type SQL, sql } from "drizzle-orm";
import type { EventRow } from "../event-row.ts";

const { tenantId: _tenantId, ...columns } = getTableColumns(heatmapEvents);
const names = sql.join(
  Object.values(columns).map((column) => sql.identifier(column.name)),
  sql`, `,
);

const literal = (value: EventRow[keyof EventRow]) => (value instanceof Date ? value.toISOString() : value);

/** Adds the rows of one tenant whose ids are new, in one statement, and answers those ids. */
export async function insertEvents(
  tx: Transaction,
  tenantId: string,
  rows: readonly EventRow[],
): Promise<Set<string>> {
  const arrays: SQL[] = (Object.keys(columns) as (keyof typeof columns)[]).map((key) => {
    const values = arrayLiteral(rows.map((row) => literal(row[key])));
    return sql`${values}::${sql.raw(columns[key].getSQLType())}[]`;
  });
  const inserted = await tx.execute<{ event_id: string }>(sql`
    insert into heatmap_events (tenant_id, ${names})
    select ${tenantId}::uuid, event.* from unnest(${sql.join(arrays, sql`, `)}) as event
    on conflict (tenant_id, event_id) do nothing
    returning event_id`);
  return new Set(inserted.map((row) => row.event_id));
}
