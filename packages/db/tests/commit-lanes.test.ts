import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, expect, inject, test } from "vitest";
import { connect, idempotencyKeys, toStatement, withTenant } from "../src/index.ts";
import { createTenant } from "../src/testing/index.ts";
import { openAsOwner } from "./support/owner.ts";

const owner = openAsOwner();
const connection = connect(inject("databaseUrl"), { max: 1, lanes: 1, name: "titik-lanes" });
afterAll(() => connection.close());
const { db, lanes } = connection;
const [{ tenantId }, other] = [await createTenant(db), await createTenant(db)];

const claim = (key: string, of = tenantId) =>
  toStatement(sql`insert into idempotency_keys (tenant_id, endpoint, key, fingerprint, created_at)
    values (${of}::uuid, 'test', ${key}, '', ${"2026-11-22T00:00:00Z"}::timestamptz)`);
const fail = toStatement(sql`select 1 / ${"0"}::integer`);

const keys = (tenant = tenantId) =>
  withTenant(db, tenant, async (tx) =>
    (await tx.select().from(idempotencyKeys).where(eq(idempotencyKeys.tenantId, tenant))).map(
      ({ key }) => key,
    ),
  );

test("what goes together is committed together, and says how many rows each statement wrote", async () => {
  const [one, two] = [randomUUID(), randomUUID()];
  expect(await lanes.commit(tenantId, [claim(one), claim(two)])).toEqual([1, 1]);
  expect(await keys()).toEqual(expect.arrayContaining([one, two]));
});

test("a statement that fails undoes the others, before and behind it, and the lane goes on", async () => {
  const [before, behind, later] = [randomUUID(), randomUUID(), randomUUID()];
  await expect(lanes.commit(tenantId, [claim(before), fail, claim(behind)])).rejects.toMatchObject({
    code: "22012",
  });
  await expect.poll(() => lanes.isFree).toBe(true);
  expect(await lanes.commit(tenantId, [claim(later)])).toEqual([1]);
  const stored = await keys();
  expect(stored).toContain(later);
  expect(stored).not.toContain(before);
  expect(stored).not.toContain(behind);
});

test("a lane writes for its tenant alone, and for nobody once the transaction is over", async () => {
  const key = randomUUID();
  await expect(lanes.commit(tenantId, [claim(key, other.tenantId)])).rejects.toMatchObject({ code: "42501" });
  await expect.poll(() => lanes.isFree).toBe(true);
  await expect(lanes.commit("' or true", [claim(key)])).rejects.toThrow(TypeError);
  await lanes.commit(tenantId, [claim(key)]);
  expect(await keys(other.tenantId)).toEqual([]);
});

test("a session that ends within a transaction fails it, and the lane comes back on a new one", async () => {
  const [key, next] = [randomUUID(), randomUUID()];
  const wait = toStatement(sql`select pg_sleep(${"60"}::float8)`);
  const cut = expect(lanes.commit(tenantId, [claim(key), wait])).rejects.toMatchObject({
    code: expect.stringMatching(/^(57P01|CONNECTION_CLOSED)$/),
  });
  const end = () => owner`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'titik-lanes' and wait_event = 'PgSleep'`;
  await expect.poll(end).toHaveLength(1);
  await cut;
  await expect.poll(() => lanes.isFree).toBe(true);
  expect(await lanes.commit(tenantId, [claim(next)])).toEqual([1]);
  expect(await keys()).not.toContain(key);
});

test("no more transactions than lanes are under way", async () => {
  const commit = lanes.commit(tenantId, [claim(randomUUID())]);
  expect(lanes.isFree).toBe(false);
  await expect(lanes.commit(tenantId, [claim(randomUUID())])).rejects.toThrow("Every lane is under way.");
  await commit;
});
