import { connect, ingestCounts, withTenant } from "@titik/db";
import { createTenant } from "@titik/db/testing";
import { afterAll, expect, inject, test, vi } from "vitest";
import { IngestCounter } from "../src/index.ts";

const connection = connect(inject("databaseUrl"), { max: 2, name: "titik-test" });
afterAll(() => connection.close());
const { db } = connection;

const HOUR = 3_600_000;
const NOON = Date.parse("2026-11-20T12:00:00.000Z");
/** Longer than any test. */
const NEVER = 600_000;

function counterOf({ flushEvery = NEVER } = {}) {
  const clock = { now: NOON };
  const faults: string[] = [];
  const counter = new IngestCounter(
    { db, now: () => new Date(clock.now) },
    { flushEvery, reportFault: (_error, tenantId) => faults.push(tenantId) },
  );
  return { counter, clock, faults };
}

const countsOf = (tenantId: string) =>
  withTenant(db, tenantId, async (tx) => {
    const rows = await tx.select().from(ingestCounts).orderBy(ingestCounts.hour, ingestCounts.outcome);
    return rows.map(({ hour, outcome, events }) => [(hour.getTime() - NOON) / HOUR, outcome, events]);
  });

test("counts are added up by tenant, hour and outcome, also with what other servers wrote", async () => {
  const { tenantId } = await createTenant(db);
  const other = await createTenant(db);
  const [one, two] = [counterOf(), counterOf()];
  one.counter.add(tenantId, "duplicate", 2);
  one.counter.add(tenantId, "duplicate", 3);
  one.counter.add(tenantId, "refused", 0);
  one.counter.add(other.tenantId, "limited", 7);
  one.clock.now += HOUR - 1;
  one.counter.add(tenantId, "refused", 1);
  one.clock.now += 1;
  one.counter.add(tenantId, "refused", 4);
  two.counter.add(tenantId, "duplicate", 10);
  await Promise.all([one.counter.flush(), two.counter.flush()]);
  expect(await countsOf(tenantId)).toEqual([
    [0, "duplicate", 15],
    [0, "refused", 1],
    [1, "refused", 4],
  ]);
  expect(await countsOf(other.tenantId)).toEqual([[0, "limited", 7]]);
});

test("many calls are one transaction, and writing twice adds nothing", async () => {
  const { tenantId } = await createTenant(db);
  const { counter } = counterOf();
  const transactions = vi.spyOn(db, "transaction");
  for (let call = 0; call < 1_000; call += 1) counter.add(tenantId, "limited", 1);
  await counter.flush();
  await counter.flush();
  const written = transactions.mock.calls.length;
  transactions.mockRestore();
  expect(written).toBe(1);
  expect(await countsOf(tenantId)).toEqual([[0, "limited", 1_000]]);
});

test("are written by themselves after a while", async () => {
  const { tenantId } = await createTenant(db);
  counterOf({ flushEvery: 1 }).counter.add(tenantId, "limited", 1);
  await vi.waitFor(async () => expect(await countsOf(tenantId)).toEqual([[0, "limited", 1]]));
});

test("what the database did not take is reported, kept, and written with what came since", async () => {
  const { tenantId } = await createTenant(db);
  const { counter, faults } = counterOf();
  counter.add(tenantId, "refused", 2);
  const transaction = vi.spyOn(db, "transaction").mockRejectedValueOnce(new Error("down"));
  await counter.flush();
  transaction.mockRestore();
  expect(faults).toEqual([tenantId]);
  expect(await countsOf(tenantId)).toEqual([]);
  counter.add(tenantId, "refused", 3);
  await counter.flush();
  expect(await countsOf(tenantId)).toEqual([[0, "refused", 5]]);
});
