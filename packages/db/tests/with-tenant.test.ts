import { randomUUID } from "node:crypto";
import { count, eq, sql } from "drizzle-orm";
import { afterAll, expect, inject, test } from "vitest";
import {
  connect,
  heatmapEvents,
  idempotencyKeys,
  projects,
  type Transaction,
  withTenant,
} from "../src/index.ts";
import { createTenant } from "../src/testing/index.ts";

const connection = connect(inject("databaseUrl"), { max: 2, name: "titik-test" });
afterAll(() => connection.close());
const { db } = connection;
const { tenantId } = await createTenant(db);

const claim = () => ({
  tenantId,
  endpoint: "test",
  key: randomUUID(),
  fingerprint: Buffer.alloc(1),
  createdAt: new Date(),
});
const own = eq(projects.id, tenantId);

const first: [string, (tx: Transaction) => Promise<unknown>][] = [
  ["a query", (tx) => tx.select({ id: projects.id }).from(projects).where(own)],
  [
    "a prepared query",
    (tx) => tx.select({ id: projects.id }).from(projects).where(own).prepare("own").execute(),
  ],
  ["a relational query", (tx) => tx.query.projects.findMany({ columns: { id: true }, where: own })],
  ["a raw statement", (tx) => tx.execute(sql`select id from projects where id = ${tenantId}`)],
  ["a raw statement without parameters", (tx) => tx.execute(sql`select id from projects`)],
  [
    "an insertion",
    (tx) => tx.insert(idempotencyKeys).values(claim()).returning({ key: idempotencyKeys.key }),
  ],
  [
    "a prepared insertion",
    (tx) =>
      tx
        .insert(idempotencyKeys)
        .values(claim())
        .returning({ key: idempotencyKeys.key })
        .prepare("claim")
        .execute(),
  ],
];

test.each(first)("the tenant is set before %s that comes first in its transaction", async (_name, run) => {
  for (let round = 0; round < 5; round += 1) expect(await withTenant(db, tenantId, run)).toHaveLength(1);
});

test("isolation holds from the first statement on", async () => {
  const read = (tx: Transaction) => tx.select({ n: count() }).from(heatmapEvents);
  const options = { isolationLevel: "repeatable read", accessMode: "read only" } as const;
  await expect(
    withTenant(db, tenantId, (tx) => tx.insert(idempotencyKeys).values(claim()), options),
  ).rejects.toMatchObject({ cause: { code: "25006" } });
  expect(await withTenant(db, tenantId, read, options)).toEqual([{ n: 0 }]);
});

test("a failed statement ends the transaction, and its connection carries nothing on", async () => {
  for (let round = 0; round < 4; round += 1) {
    await expect(withTenant(db, tenantId, (tx) => tx.execute(sql`select 1 / 0`))).rejects.toThrow();
    expect(await db.select({ id: projects.id }).from(projects)).toEqual([]);
  }
});
