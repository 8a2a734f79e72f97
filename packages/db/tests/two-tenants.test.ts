import { randomUUID } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { connect, errorCode, withTenant } from "../src/index.ts";
import { DIRECTORY, openAsOwner, tenantColumn } from "./support/owner.ts";

const owner = openAsOwner();
const connection = connect(inject("databaseUrl"), { max: 1, name: "titik-test" });
afterAll(() => connection.close());
const { db } = connection;

const ours = randomUUID();
const theirs = randomUUID();
const INSUFFICIENT_PRIVILEGE = "42501";

/** Some value of each type; what it says does not matter to a policy. */
const SAMPLE: Record<string, string> = {
  uuid: `'${randomUUID()}'`,
  text: "'x'",
  "text[]": "'{}'",
  "uuid[]": "'{}'",
  "integer[]": "'{}'",
  jsonb: "'{}'",
  bytea: "'\\x00'",
  boolean: "true",
  // Tomorrow: a worker of the same database must not take these rows for work that is due.
  "timestamp(3) with time zone": `'${new Date(Date.now() + 86_400_000).toISOString()}'`,
};

const columns = await owner<{ table: string; name: string; type: string }[]>`
  select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type
  from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and a.attnum > 0 and not a.attisdropped and c.relname <> all (${DIRECTORY})
  order by c.relname, a.attnum`;
const tables = [...new Set(columns.map(({ table }) => table))];

/** One row of a tenant, with every column filled. */
function insertion(table: string, tenantId: string): string {
  const own = columns.filter((column) => column.table === table);
  const names = own.map(({ name }) => `"${name}"`).join(", ");
  const values = own.map(({ name, type }) =>
    name === tenantColumn(table) ? `'${tenantId}'` : `${SAMPLE[type] ?? "1"}::${type}`,
  );
  return `insert into "${table}" (${names}) values (${values.join(", ")})`;
}

beforeAll(async () => {
  await owner.begin(async (tx) => {
    // Foreign keys are not what is tested here.
    await tx`set local session_replication_role = replica`;
    for (const table of tables)
      for (const tenant of [ours, theirs]) await tx.unsafe(insertion(table, tenant));
  });
});

/** What comes of a statement in a transaction that is always rolled back: its rows, or its error code. */
async function attempt(statement: SQL, tenantId: string | null) {
  const rollback = new Error("rolled back on purpose");
  let rows = 0;
  const run = async (tx: { execute(query: SQL): PromiseLike<readonly unknown[] & { count: number }> }) => {
    rows = (await tx.execute(statement)).count;
    throw rollback;
  };
  const outcome = tenantId === null ? db.transaction(run) : withTenant(db, tenantId, run);
  return outcome.catch((error: unknown) => (error === rollback ? rows : errorCode(error)));
}

const mayUpdate = async (table: string) =>
  (await owner`select has_table_privilege('titik_app', ${table}::regclass, 'UPDATE') as may`)[0]?.may ===
  true;

describe.each(tables)("S000-25: %s", (table) => {
  const name = sql.identifier(table);
  const column = sql.identifier(tenantColumn(table));

  test("a tenant reads its own rows and no other's", async () => {
    expect(await attempt(sql`select from ${name} where ${column} = ${ours}`, ours)).toBe(1);
    expect(await attempt(sql`select from ${name} where ${column} = ${theirs}`, ours)).toBe(0);
    expect(await attempt(sql`select from ${name}`, ours)).toBe(1);
  });

  test("a tenant cannot add a row to another", async () => {
    const row = (tenantId: string) => sql.raw(insertion(table, tenantId));
    expect(await attempt(row(theirs), ours)).toBe(INSUFFICIENT_PRIVILEGE);
    // Its own is refused by the key alone: the right to insert is there.
    expect(await attempt(row(ours), ours)).toBe("23505");
  });

  test("a tenant cannot change another's rows, nor give it one of its own", async () => {
    const touch = sql`update ${name} set ${column} = ${column} where ${column} = ${theirs}`;
    const give = sql`update ${name} set ${column} = ${randomUUID()} where ${column} = ${ours}`;
    expect(await attempt(touch, ours)).toBe((await mayUpdate(table)) ? 0 : INSUFFICIENT_PRIVILEGE);
    expect(await attempt(give, ours)).toBe(INSUFFICIENT_PRIVILEGE);
  });

  test("a tenant cannot delete another's rows", async () => {
    expect(await attempt(sql`delete from ${name} where ${column} = ${theirs}`, ours)).toBe(0);
  });

  test("without a tenant nothing can be seen, changed or added", async () => {
    expect(await attempt(sql`select from ${name}`, null)).toBe(0);
    expect(await attempt(sql`delete from ${name}`, null)).toBe(0);
    expect(await attempt(sql.raw(insertion(table, ours)), null)).toBe(INSUFFICIENT_PRIVILEGE);
  });
});

test("every table has rows of both tenants in it, so that the tests above can fail", async () => {
  for (const table of tables) {
    const column = tenantColumn(table);
    const rows = await owner`select from ${owner(table)} where ${owner(column)} in (${ours}, ${theirs})`;
    expect([table, rows.count]).toEqual([table, 2]);
  }
});

describe("the tenant of a transaction", () => {
  const seen = () => db.execute(sql`select id from projects`);

  test("ends with it: the next one on the same connection sees nothing", async () => {
    const inside = await withTenant(db, ours, (tx) => tx.execute(sql`select id from projects`));
    expect(inside.map(({ id }) => id)).toEqual([ours]);
    expect([...(await seen())]).toEqual([]);
  });

  test("ends with it also when it fails", async () => {
    await expect(withTenant(db, ours, (tx) => tx.execute(sql`select 1 / 0`))).rejects.toThrow();
    expect([...(await seen())]).toEqual([]);
  });

  test("cannot be set outside of one", async () => {
    await db.execute(sql`select set_tenant(${ours}::uuid)`);
    expect([...(await seen())]).toEqual([]);
  });

  test("is a UUID or an error, never part of a statement", async () => {
    const hostile = "00000000-0000-0000-0000-000000000000'; reset role; --";
    await expect(withTenant(db, hostile, (tx) => tx.execute(sql`select 1`))).rejects.toThrow("by a UUID");
  });
});
