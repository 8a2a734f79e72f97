import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DIRECTORY, openAsOwner, tenantColumn } from "./support/owner.ts";

// One schema for one PostgreSQL and for many: what a distributed one cannot do is kept out from the start.

const owner = openAsOwner();
const packages = join(import.meta.dirname, "../..");
const migrations = join(packages, "db/src/migrations");

const migrationFiles = readdirSync(migrations).filter((name) => name !== "meta");

/** Each statement of the migrations, comments and the bodies of functions cut. */
const statements = migrationFiles.flatMap((name) =>
  readFileSync(join(migrations, name), "utf8")
    .split("--> statement-breakpoint")
    .map((text) => ({
      name,
      text: text
        .replace(/--.*$/gm, "")
        .replace(/\$\$[\s\S]*?\$\$/g, "$$ $$")
        .trim(),
    })),
);

const sources = ["core", "db", "webhooks"].flatMap((name) =>
  readdirSync(join(packages, name, "src"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => ({
      name: `${name}/src/${path}`,
      text: readFileSync(join(packages, name, "src", path), "utf8"),
    })),
);

/** What the worker asks of all tenants at once: what is new, what is due, whose lease has run out. */
const ACROSS_TENANTS = [
  "webhook_queue_ready_idx",
  "webhook_queue_next_at_idx",
  "webhook_queue_lease_until_idx",
];

/** The SQL that is written out in the sources, with what is filled in as `${…}`. */
const queries = sources.flatMap(({ name, text }) =>
  [...text.matchAll(/\bsql(?:<[^`]*>)?`([^`]*)`/g)].map(([, query = ""]) => ({
    name,
    text: query.toLowerCase(),
  })),
);

const named = (found: readonly { name: string }[]) => [...new Set(found.map(({ name }) => name))];
const written = (rule: RegExp) => named([...statements, ...queries].filter(({ text }) => rule.test(text)));

test("the scanner sees migrations and queries", () => {
  expect(statements.length).toBeGreaterThan(30);
  expect(written(/create policy/i)).toEqual(expect.arrayContaining(["002_tables.sql"]));
  expect(written(/insert into heatmap_events/)).toEqual(["core/src/heatmap/sql/insert-events.ts"]);
});

describe("migrations", () => {
  test("S002-24: are named NNN_description.sql, counted without a gap", () => {
    for (const name of migrationFiles) expect(name).toMatch(/^\d{3}_[a-z0-9_]+\.sql$/);
    const numbers = migrationFiles.map((name) => Number(name.slice(0, 3))).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  test("are all in the journal, in their order", () => {
    const journal: { entries: { tag: string }[] } = JSON.parse(
      readFileSync(join(migrations, "meta/_journal.json"), "utf8"),
    );
    expect(journal.entries.map(({ tag }) => `${tag}.sql`)).toEqual([...migrationFiles].sort());
  });

  test("hold one statement per breakpoint", () => {
    expect(named(statements.filter(({ text }) => /;\s*\S/.test(text)))).toEqual([]);
  });

  test("add foreign keys after the tables, each alone, and grant one table at a time", () => {
    const wrong = statements.filter(
      ({ text }) =>
        (/^create table/i.test(text) && /\breferences\b/i.test(text)) ||
        (/^alter table/i.test(text) && (text.match(/add constraint/gi)?.length ?? 0) > 1) ||
        (/^grant/i.test(text) && /\bon\s+[\w."]+\s*,/i.test(text)),
    );
    expect(wrong).toEqual([]);
  });
});

describe("tables", () => {
  test("primary and unique keys of tenant tables begin with the tenant", async () => {
    const keys = await owner<{ table: string; first: string }[]>`
      select c.relname as table, a.attname as first
      from pg_index i
      join pg_class c on c.oid = i.indrelid and c.relnamespace = 'public'::regnamespace
      left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where i.indisunique and c.relname <> all (${["account_identities", "account_tokens", "accounts", "mails", "project_keys"]})`;
    expect(keys.length).toBeGreaterThan(4);
    expect(keys.filter(({ table, first }) => first !== tenantColumn(table))).toEqual([]);
  });

  test("every other index of a tenant table begins with the tenant too", async () => {
    const indexes = await owner<{ table: string; first: string }[]>`
      select c.relname as table, a.attname as first
      from pg_index i
      join pg_class c on c.oid = i.indrelid and c.relnamespace = 'public'::regnamespace
      left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      join pg_class n on n.oid = i.indexrelid
      where not i.indisunique and c.relname <> all (${DIRECTORY}) and n.relname <> all (${ACROSS_TENANTS})`;
    expect(indexes.filter(({ table, first }) => first !== tenantColumn(table))).toEqual([]);
  });

  test("foreign keys lead to accounts or within the tenant, and never set to null", async () => {
    const keys = await owner<{ name: string; to: string; columns: string[]; action: string }[]>`
      select conname as name, confrelid::regclass::text as to, confdeltype::text as action,
        (select array_agg(attname::text) from pg_attribute
          where attrelid = conrelid and attnum = any (conkey)) as columns
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`;
    expect(keys.length).toBeGreaterThan(2);
    const wrong = keys.filter(
      ({ to, columns, action }) =>
        !["c", "a"].includes(action) || !(to === "accounts" || columns.includes("tenant_id")),
    );
    expect(wrong).toEqual([]);
  });

  test("there are no triggers and no rules", async () => {
    const triggers = await owner`select tgname from pg_trigger where not tgisinternal`;
    const rules = await owner`select rulename from pg_rules where schemaname = 'public'`;
    expect([...triggers, ...rules]).toEqual([]);
    expect(written(/create (or replace )?(constraint )?(trigger|rule)\b/i)).toEqual([]);
  });
});

describe("queries", () => {
  test("no MERGE, no GROUPING SETS, no LATERAL", () => {
    expect(written(/\bmerge\s+into\b|\bgrouping\s+sets\b|\b(rollup|cube)\s*\(|\blateral\b/i)).toEqual([]);
  });

  test("a lateral join of the query builder stays within a tenant that both sides name as a constant", () => {
    const joins = sources.filter(({ text }) => /\.\w*Lateral\(/.test(text));
    expect(named(joins)).toEqual(["core/src/webhooks/list-delivery-log.ts"]);
    for (const { text } of joins) {
      expect(text).toMatch(/eq\(webhookDeliveries\.tenantId, tenantId\)/);
      expect(text).toMatch(/eq\(webhooks\.tenantId, tenantId\)/);
    }
  });

  test("call no volatile function: times and ids are handed in", () => {
    const volatile =
      /\b(now|random|clock_timestamp|statement_timestamp|transaction_timestamp|gen_random_uuid|uuidv7)\s*\(|\bcurrent_(timestamp|date|time)\b/;
    expect(named(queries.filter(({ text }) => volatile.test(text)))).toEqual([]);
  });

  test("lock rows of one tenant only", () => {
    const locking = queries.filter(({ text }) => /\bfor\s+(no key\s+)?update\b|\bskip\s+locked\b/.test(text));
    // Mails are no tenant's; on Citus theirs is a local table.
    expect(named(locking.filter(({ text }) => !/tenant_id\s*=\s*\$\{|from mails\b/.test(text)))).toEqual([]);
  });

  test("never move a row to another tenant", () => {
    expect(named(sources.filter(({ text }) => /\.set\(\{[^}]*\btenantId\b/.test(text)))).toEqual([]);
    expect(written(/\bset\s+"?tenant_id\b/)).toEqual([]);
  });

  test("add many rows with the tenant as one constant", () => {
    const many = queries.filter(
      ({ text }) =>
        (/\binsert into\b/.test(text) && /\bunnest\(/.test(text)) || /\bjson_to_recordset\(/.test(text),
    );
    expect(many.length).toBeGreaterThan(0);
    expect(named(many.filter(({ text }) => !/select \$\{tenantid\}::uuid,/.test(text)))).toEqual([]);
  });

  test("name the tenant through set_tenant(), which reaches every node, never through set_config()", () => {
    expect(named([...sources, ...statements].filter(({ text }) => /set_config\(/.test(text)))).toEqual([]);
    const setting = named(sources.filter(({ text }) => /set_tenant\('?\$/.test(text)));
    expect(setting).toEqual(["db/src/commit-lanes.ts", "db/src/read-bytes.ts", "db/src/with-tenant.ts"]);
  });
});
