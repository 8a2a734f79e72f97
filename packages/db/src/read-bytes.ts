import type { SQL } from "drizzle-orm";
import type { Database } from "./connect.ts";
import { toStatement } from "./to-statement.ts";

/**
 * Runs one statement as this tenant and answers its rows as the bytes that PostgreSQL sent, null where a column
 * is. For large results that are only handed on: text that became a string would stay in the heap until a full
 * collection, a Buffer does not.
 */
export function readBytes(
  { $client }: Database,
  tenantId: string,
  statement: SQL,
): Promise<(Buffer | null)[][]> {
  const { text, values } = toStatement(statement);
  return $client.begin("read only", async (client) => {
    await client`select set_tenant(${tenantId}::uuid)`;
    return client.unsafe<(Buffer | null)[][]>(text, [...values]).raw();
  });
}
