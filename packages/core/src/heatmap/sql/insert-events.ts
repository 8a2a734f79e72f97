import { heatmapEvents, type Transaction } from "@titik/db";
import { getTableColumns, sql } from "drizzle-orm";
import type { EventRow } from "../event-row.ts";

const { tenantId: _tenantId, ...columns } = getTableColumns(heatmapEvents);

/** In the order of the table; the names are those of `EventRow`, as which the rows are sent. */
const fields = sql.raw(
  Object.entries(columns)
    .map(([name, column]) => `"${name}" ${column.getSQLType()}`)
    .join(", "),
);

/**
 * Adds the rows of one tenant whose ids are new, in one prepared statement, and answers those ids. JSON, because
 * Node writes it ten times faster than an array literal for each column, and PostgreSQL reads both alike.
 */
export async function insertEvents(
  tx: Transaction,
  tenantId: string,
  rows: readonly EventRow[],
): Promise<Set<string>> {
  const inserted = await tx
    .insert(heatmapEvents)
    .select(
      sql`select ${tenantId}::uuid, event.* from json_to_recordset(${JSON.stringify(rows)}::json) as event (${fields})`,
    )
    .onConflictDoNothing({ target: [heatmapEvents.tenantId, heatmapEvents.eventId] })
    .returning({ eventId: heatmapEvents.eventId })
    .prepare("insert_events")
    .execute();
  return new Set(inserted.map(({ eventId }) => eventId));
}
