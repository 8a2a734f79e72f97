import postgres from "postgres";
import { expect, test } from "vitest";
import { createOwnDatabase } from "../../apps/web/tests/support/own-database.ts";
import { migrateDatabase } from "../../scripts/start/prepare-database.ts";

test("after weeks at rest the day's webhook partitions are there before the server listens", async () => {
  const url = await createOwnDatabase();
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const days = () => sql<{ name: string }[]>`
      select inhrelid::regclass::text as name from pg_inherits where inhparent = 'webhook_messages'::regclass`;
    for (const { name } of await days()) await sql`drop table ${sql(name)}`;
    expect(await days()).toEqual([]);

    await migrateDatabase(url);

    const today = new Date().toISOString().slice(0, 10).replaceAll("-", "");
    expect(await days()).toContainEqual({ name: `webhook_messages_${today}` });
  } finally {
    await sql.end();
  }
});
