import { arrayLiteral, type Transaction } from "@titik/db";
import { type Column, type SQL, sql } from "drizzle-orm";

const isIn = (text: Column | SQL, search: string) => sql`position(lower(${search}) in lower(${text})) > 0`;

/** Whether a column contains the text, whatever the case; true without a text. */
export const containing = (column: Column, search: string | undefined): SQL =>
  search === undefined ? sql`true` : isIn(column, search);

/** Those of the names that contain the text, as PostgreSQL tells it. */
export async function namesContaining(
  tx: Transaction,
  names: readonly string[],
  search: string | undefined,
): Promise<Set<string>> {
  if (search === undefined) return new Set(names);
  const rows = await tx.execute<{ name: string }>(sql`
    select name from unnest(${arrayLiteral(names)}::text[]) as name where ${isIn(sql`name`, search)}`);
  return new Set(rows.map(({ name }) => name));
}
