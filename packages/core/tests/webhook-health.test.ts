import { randomUUIDv7 } from "node:crypto";
import { connect, webhookDeliveries, webhookQueue, webhooks, withTenant } from "@titik/db";
import { createTenant } from "@titik/db/testing";
import { afterAll, expect, inject, test } from "vitest";
import { listHealth } from "../src/index.ts";

const connection = connect(inject("databaseUrl"), { max: 1, name: "titik-test" });
afterAll(() => connection.close());

const NOW = new Date();
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

test("promise 8: who stopped an endpoint, since when, how its day went and what waits is told for each", async () => {
  const { tenantId } = await createTenant(connection.db);
  const base = { tenantId, url: "https://hooks.example/a", enabled: true, eventType: "all", createdAt: NOW };
  const [healthy, failing, gone, given, paused] = Array.from({ length: 5 }, () => randomUUIDv7()).sort();
  if (!healthy || !failing || !gone || !given || !paused) throw new Error("there are five");
  const delivery = (webhookId: string, minutes: number, outcome: "success" | "timeout", tookMs: number) => ({
    ...{ tenantId, id: randomUUIDv7(), webhookId, messageId: randomUUIDv7(), attempt: 1, outcome },
    ...{ messageCreatedAt: ago(minutes), requestHeaders: {}, sentAt: ago(minutes) },
    responseAt: new Date(ago(minutes).getTime() + tookMs),
  });
  await withTenant(connection.db, tenantId, async (tx) => {
    const stopped = { ...base, enabled: false, disabledAt: ago(3) };
    await tx.insert(webhooks).values([
      { ...base, id: healthy, previousSecretUntil: ago(-5) },
      { ...base, id: failing, failingSince: ago(2), previousSecretUntil: ago(5) },
      { ...stopped, id: gone, disabledReason: "gone" },
      { ...stopped, id: given, disabledReason: "failing" },
      { ...stopped, id: paused },
    ]);
    await tx
      .insert(webhookDeliveries)
      .values([
        delivery(healthy, 1, "success", 100),
        delivery(healthy, 90, "success", 100),
        delivery(failing, 2, "timeout", 15_000),
      ]);
    const owed = { tenantId, messageId: randomUUIDv7(), messageCreatedAt: ago(2) };
    await tx.insert(webhookQueue).values([
      { ...owed, webhookId: failing, attempts: 1, nextAt: ago(-1) },
      { ...owed, webhookId: paused, attempts: 1, nextAt: ago(-1) },
    ]);
  });

  const context = { db: connection.db, now: () => NOW, tenantId, requestId: "request" };
  const { body } = await listHealth(context);
  const since = ago(3).toISOString();
  const nothing = { waiting: 0, nextAttemptAt: null, successRate: null, p95Ms: null };
  expect(body).toMatchObject([
    { webhookId: healthy, state: "healthy", since: null, successRate: 1, p95Ms: 100 },
    { webhookId: failing, state: "failing", since: ago(2).toISOString(), successRate: 0, p95Ms: 15_000 },
    { webhookId: gone, state: "gone", since, ...nothing },
    { webhookId: given, state: "given_up", since, ...nothing },
    { webhookId: paused, state: "paused", since, ...nothing, waiting: 1 },
  ]);
  expect(body[0]?.hours.slice(-2)).toEqual([
    { from: ago(120).toISOString(), succeeded: 1, failed: 0 },
    { from: ago(60).toISOString(), succeeded: 1, failed: 0 },
  ]);
  expect(body[1]).toMatchObject({ waiting: 1, nextAttemptAt: ago(-1).toISOString() });
  expect(body.map(({ previousSecretUntil }) => previousSecretUntil)).toEqual([
    ago(-5).toISOString(),
    ...[null, null, null, null],
  ]);
});
