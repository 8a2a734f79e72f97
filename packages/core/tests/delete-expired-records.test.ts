import { randomUUIDv7 } from "node:crypto";
import {
  accounts,
  accountTokens,
  auditLog,
  connect,
  heatmapEvents,
  idempotencyKeys,
  ingestCounts,
  projects,
  withTenant,
} from "@titik/db";
import { createTenant } from "@titik/db/testing";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, describe, expect, inject, test, vi } from "vitest";
import { deleteExpiredEvents } from "../src/heatmap/delete-expired-events.ts";
import { deleteExpiredRecords, type Services } from "../src/index.ts";

const connection = connect(inject("databaseUrl"), { max: 2, name: "titik-test" });
afterAll(() => connection.close());
const { db } = connection;

// Long before any other suite's records, so that this clock expires none of theirs.
const NOW = new Date("2020-06-01T00:00:00.000Z");
const services: Services = { db, now: () => NOW };
const before = (ms: number) => new Date(NOW.getTime() - ms);
const DAY = 86_400_000;
const HOUR = 3_600_000;

/** `count` events of the tenant at one moment, with the index as their x. */
const addEvents = (tenantId: string, ts: Date, count = 1) =>
  withTenant(db, tenantId, (tx) =>
    tx.execute(sql`
      insert into heatmap_events (tenant_id, event_id, type, page, selector, x, y, vw, vh, density, session_id,
        ts, received_at, trusted, bot)
      select ${tenantId}::uuid, gen_random_uuid(), 'click', '/', 'html', n, 0, 1, 1, 1, 's',
        ${ts.toISOString()}::timestamptz, ${ts.toISOString()}::timestamptz, true, false
      from generate_series(1, ${count}::int) as n`),
  );

const timesOf = async (tenantId: string) => {
  const rows = await withTenant(db, tenantId, (tx) =>
    tx.select({ ts: heatmapEvents.ts }).from(heatmapEvents).where(eq(heatmapEvents.tenantId, tenantId)),
  );
  return rows.map(({ ts }) => ts.getTime()).sort((a, b) => a - b);
};

const round = async () => {
  const faults: { tenantId: string | null; error: unknown }[] = [];
  const deleted = await deleteExpiredRecords(services, (error, tenantId) => faults.push({ tenantId, error }));
  return { deleted, faults };
};

describe("retention", () => {
  test("deletes each project's events by its own days, to the millisecond", async () => {
    const month = await createTenant(db, { retentionDays: 30 });
    const year = await createTenant(db, { retentionDays: 365 });
    const times = [0, 29 * DAY, 30 * DAY, 30 * DAY + 1, 400 * DAY].map((ms) => before(ms));
    for (const { tenantId } of [month, year]) for (const ts of times) await addEvents(tenantId, ts);
    const { deleted } = await round();
    expect(deleted.events).toBeGreaterThanOrEqual(3);
    const kept = (ages: number[]) => ages.map((ms) => before(ms).getTime());
    expect(await timesOf(month.tenantId)).toEqual(kept([30 * DAY, 29 * DAY, 0]));
    expect(await timesOf(year.tenantId)).toEqual(kept([30 * DAY + 1, 30 * DAY, 29 * DAY, 0]));
  });

  test("deletes at most 5,000 events a transaction, of this tenant alone, and says how many", async () => {
    const { tenantId } = await createTenant(db, { retentionDays: 30 });
    const other = await createTenant(db, { retentionDays: 30 });
    await addEvents(tenantId, before(31 * DAY), 10_001);
    await addEvents(tenantId, NOW);
    await addEvents(other.tenantId, before(31 * DAY));
    const left: number[] = [];
    const transaction = db.transaction.bind(db);
    const watched = vi.spyOn(db, "transaction").mockImplementation(async (run, config) => {
      const result = await transaction(run, config);
      const rows = await transaction(async (tx) => {
        await tx.execute(sql`select set_tenant(${tenantId}::uuid)`);
        return tx.$count(heatmapEvents, eq(heatmapEvents.tenantId, tenantId));
      });
      left.push(rows);
      return result;
    });
    const deleted = await deleteExpiredEvents(services, tenantId).finally(() => watched.mockRestore());
    expect(deleted).toBe(10_001);
    expect(left).toEqual([5002, 2, 1]);
    expect(await timesOf(tenantId)).toEqual([NOW.getTime()]);
    expect(await timesOf(other.tenantId)).toHaveLength(1);
  });

  test("forgets what was not stored together with the events of that time", async () => {
    const { tenantId } = await createTenant(db, { retentionDays: 30 });
    const count = (hour: Date) => ({ tenantId, hour, outcome: "refused" as const, events: 1 });
    const hours = [NOW, before(30 * DAY), before(30 * DAY + HOUR)];
    await withTenant(db, tenantId, (tx) => tx.insert(ingestCounts).values(hours.map(count)));
    await round();
    const kept = await withTenant(db, tenantId, (tx) =>
      tx.select({ hour: ingestCounts.hour }).from(ingestCounts).orderBy(ingestCounts.hour),
    );
    expect(kept.map(({ hour }) => hour)).toEqual([before(30 * DAY), NOW]);
  });

  test("forgets an idempotency key after 24 hours, not before", async () => {
    const { tenantId } = await createTenant(db);
    const ages = { young: 0, day: 24 * HOUR, older: 24 * HOUR + 1 };
    await withTenant(db, tenantId, (tx) =>
      tx.insert(idempotencyKeys).values(
        Object.entries(ages).map(([key, age]) => ({
          tenantId,
          endpoint: "test",
          key,
          fingerprint: Buffer.alloc(32),
          createdAt: before(age),
        })),
      ),
    );
    await round();
    const kept = await withTenant(db, tenantId, (tx) =>
      tx
        .select({ key: idempotencyKeys.key })
        .from(idempotencyKeys)
        .where(eq(idempotencyKeys.tenantId, tenantId)),
    );
    expect(kept.map(({ key }) => key).sort()).toEqual(["day", "young"]);
  });

  test("keeps the audit log two years", async () => {
    const { tenantId } = await createTenant(db);
    const line = (age: number) => ({
      tenantId,
      id: randomUUIDv7(),
      action: `after ${age} days`,
      subject: "s",
      requestId: "r",
      createdAt: before(age * DAY),
    });
    await withTenant(db, tenantId, (tx) => tx.insert(auditLog).values([line(730), line(731)]));
    await round();
    const kept = await withTenant(db, tenantId, (tx) =>
      tx.select({ action: auditLog.action }).from(auditLog).where(eq(auditLog.tenantId, tenantId)),
    );
    expect(kept).toEqual([{ action: "after 730 days" }]);
  });

  test("removes sign-in links that have expired", async () => {
    const id = randomUUIDv7();
    await db.insert(accounts).values({ id, kind: "person", email: `${id}@test.invalid`, createdAt: NOW });
    const link = (byte: number, expiresAt: Date) => ({
      tokenHash: Buffer.concat([Buffer.from(id.slice(-12)), Buffer.alloc(20, byte)]),
      accountId: id,
      purpose: "sign-in" as const,
      expiresAt,
    });
    await db.insert(accountTokens).values([link(1, before(1)), link(2, NOW)]);
    await round();
    const kept = await db.select().from(accountTokens).where(eq(accountTokens.accountId, id));
    expect(kept.map(({ expiresAt }) => expiresAt)).toEqual([NOW]);
  });

  test("a project that fails is reported, and the others are done", async () => {
    const broken = await createTenant(db, { retentionDays: 2_000_000_000 });
    const fine = [
      await createTenant(db, { retentionDays: 30 }),
      await createTenant(db, { retentionDays: 30 }),
    ];
    for (const { tenantId } of fine) await addEvents(tenantId, before(31 * DAY));
    const { faults } = await round();
    expect(faults).toEqual([{ tenantId: broken.tenantId, error: expect.any(RangeError) }]);
    for (const { tenantId } of fine) expect(await timesOf(tenantId)).toEqual([]);
    await withTenant(db, broken.tenantId, (tx) =>
      tx
        .update(projects)
        .set({ retentionDays: 30 })
        .where(and(eq(projects.id, broken.tenantId))),
    );
  });
});
