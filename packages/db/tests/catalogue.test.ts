import { sql } from "drizzle-orm";
import { afterAll, describe, expect, inject, test } from "vitest";
import { connect } from "../src/index.ts";
import { DIRECTORY, openAsOwner, tenantColumn } from "./support/owner.ts";

const owner = openAsOwner();
const ROLES = ["titik_app", "titik_worker"];

/** Policies beside the one that every tenant table has. */
const MORE_POLICIES: Record<string, object[]> = {
  // The worker asks which tenants have work, so it sees every tenant's queue, and no other table.
  jobs: [{ name: "worker", roles: ["titik_worker"], command: "ALL", using: "true", check: "true" }],
  ...Object.fromEntries(
    ["heatmap_journal", "heatmap_tile_states", "webhook_queue"].map((name) => [
      name,
      [{ name: "worker", roles: ["titik_worker"], command: "SELECT", using: "true", check: null }],
    ]),
  ),
};

/** The app's role owns no table, so these make and drop the partitions of a day for it, and take nothing but days. */
const DEFINERS = ["drop_webhook_days", "make_webhook_days"];

const currentTenant =
  "( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS \"nullif\")";

const isolation = (table: string) => {
  const rule = `(${tenantColumn(table)} = ${currentTenant})`;
  return { name: "tenant_isolation", roles: ["titik_app"], command: "ALL", using: rule, check: rule };
};

const tables = await owner<{ name: string; enabled: boolean; forced: boolean }[]>`
  select relname as name, relrowsecurity as enabled, relforcerowsecurity as forced
  from pg_class
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by relname`;
const partitions = await owner<{ name: string; enabled: boolean; forced: boolean }[]>`
  select relname as name, relrowsecurity as enabled, relforcerowsecurity as forced
  from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relispartition`;
const guarded = tables.map(({ name }) => name).filter((name) => !DIRECTORY.includes(name));

describe("row-level security", () => {
  test("the catalogue lists the tables of the house", () => {
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        ...DIRECTORY,
        "projects",
        "heatmap_events",
        "idempotency_keys",
        "ingest_counts",
        "audit_log",
      ]),
    );
  });

  test.each(tables)("$name is enabled and forced, or is one of the named exceptions", (table) => {
    const expected = !DIRECTORY.includes(table.name);
    expect(table).toMatchObject({ enabled: expected, forced: expected });
  });

  test.each(guarded)("%s lets the app see its tenant's rows alone, by one policy", async (table) => {
    const policies = await owner`
      select policyname as name, roles::text[] as roles, cmd as command, qual as using, with_check as check
      from pg_policies where schemaname = 'public' and tablename = ${table} order by policyname`;
    expect([...policies]).toEqual([isolation(table), ...(MORE_POLICIES[table] ?? [])]);
  });

  test("a partition is reached through its table alone: nobody has a right on it, and no policy opens it", async () => {
    expect(partitions.length).toBeGreaterThan(20);
    expect(partitions.filter(({ enabled, forced }) => !(enabled && forced))).toEqual([]);
    const names = partitions.map(({ name }) => name);
    const policies = await owner`select tablename from pg_policies where tablename = any (${names})`;
    const grants = await owner`
      select table_name, grantee from information_schema.role_table_grants
      where table_name = any (${names}) and grantee <> current_user`;
    expect([...policies, ...grants]).toEqual([]);
  });

  test("every table with a tenant_id is guarded or in the directory", async () => {
    const rows = await owner<{ name: string }[]>`
      select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and a.attname = 'tenant_id'
        and c.relkind in ('r', 'p') and not c.relispartition`;
    const missing = rows.filter(({ name }) => ![...guarded, ...DIRECTORY].includes(name));
    expect(missing).toEqual([]);
  });

  test("no view and no SECURITY DEFINER function leads around it, but the two for partitions", async () => {
    const views = await owner`
      select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')`;
    const definers = await owner`
      select proname, proconfig @> '{search_path=pg_catalog}' as pinned, 
        (select bool_and(type = 'date'::regtype) from unnest(proargtypes) as type) as takes_days
      from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by proname`;
    expect([...views]).toEqual([]);
    expect(definers.map(({ proname }) => proname)).toEqual(DEFINERS);
    for (const { pinned, takes_days } of definers) expect([pinned, takes_days]).toEqual([true, true]);
  });

  test("the days that are kept cannot be dropped, whoever asks", async () => {
    await expect(owner`select drop_webhook_days(current_date - 29)`).rejects.toThrow("30 days");
  });
});

describe.each(ROLES)("the role %s", (role) => {
  test("can neither bypass row-level security nor log in nor make anything", async () => {
    const [found] = await owner`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication
      from pg_roles where rolname = ${role}`;
    expect(new Set(Object.values(found ?? {}))).toEqual(new Set([false]));
  });

  test("owns nothing and belongs to no other role", async () => {
    const owned = await owner`
      select * from pg_shdepend where refobjid = ${role}::regrole and deptype = 'o'`;
    const parents = await owner`
      select roleid::regrole::text from pg_auth_members where member = ${role}::regrole`;
    expect([...owned, ...parents]).toEqual([]);
  });

  test("cannot create tables or truncate any", async () => {
    const [schema] = await owner`select has_schema_privilege(${role}, 'public', 'CREATE') as may`;
    const truncatable = await owner`
      select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and has_table_privilege(${role}, oid, 'TRUNCATE')`;
    expect([schema?.may, ...truncatable]).toEqual([false]);
  });
});

describe("rights on tables", () => {
  const canUse = (role: string, right: string) => owner<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    and has_table_privilege(${role}, oid, ${right}) order by relname`;

  test("nobody but the app's roles may read", async () => {
    const open = await owner`
      select table_name from information_schema.role_table_grants
      where table_schema = 'public' and grantee = 'PUBLIC'`;
    expect([...open]).toEqual([]);
  });

  test("what has happened and who did it cannot be changed, only added and removed", async () => {
    const changeable = (await canUse("titik_app", "UPDATE")).map(({ name }) => name);
    expect(changeable).not.toContain("heatmap_events");
    expect(changeable).not.toContain("heatmap_journal");
    expect(changeable).not.toContain("audit_log");
    expect(changeable).not.toContain("webhook_messages");
    expect(changeable).not.toContain("webhook_deliveries");
  });

  test("the worker's role reaches the queues alone, and all but that of jobs only to look", async () => {
    const named = async (right: string) => (await canUse("titik_worker", right)).map(({ name }) => name);
    expect(await named("SELECT")).toEqual([
      "heatmap_journal",
      "heatmap_tile_states",
      "jobs",
      "webhook_queue",
    ]);
    expect(await named("UPDATE")).toEqual(["jobs"]);
    for (const right of ["INSERT", "DELETE"]) expect([...(await canUse("titik_worker", right))]).toEqual([]);
  });
});

describe("a connection of the app", () => {
  const connection = connect(inject("databaseUrl"), { max: 1, name: "titik-test" });
  afterAll(() => connection.close());
  const currentUser = async () => (await connection.db.execute(sql`select current_user as role`))[0]?.role;

  test("runs as titik_app, and RESET leads back to it, never to the owner", async () => {
    expect(await currentUser()).toBe("titik_app");
    for (const reset of [sql`reset role`, sql`reset all`, sql`discard all`]) {
      await connection.db.execute(reset);
      expect(await currentUser()).toBe("titik_app");
    }
  });
});
