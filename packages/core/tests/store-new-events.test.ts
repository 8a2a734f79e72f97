import { randomUUID } from "node:crypto";
import { connect, heatmapEvents, webhookMessages, webhooks, withTenant } from "@titik/db";
import { createTenant } from "@titik/db/testing";
import { HeatmapEvent } from "@titik/heatmap-schema";
import { count, eq } from "drizzle-orm";
import { afterAll, expect, inject, test } from "vitest";
import { LatelySeen } from "../src/heatmap/lately-seen.ts";
import { type Arrival, judge } from "../src/heatmap/store-events.ts";
import { storeNewEvents } from "../src/heatmap/store-new-events.ts";
import { eventCreated } from "../src/heatmap/webhook-messages.ts";

const connection = connect(inject("databaseUrl"), { max: 2, lanes: 2, name: "titik-test" });
afterAll(() => connection.close());
const { db, lanes } = connection;
const receivedAt = new Date("2026-11-22T06:00:00Z");

function expectations() {
  let now = 0;
  const seen = () => new LatelySeen({ lifetime: 1_000, most: 10, now: () => now });
  return {
    told: seen(),
    repeating: seen(),
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

function arrival(tenantId: string, ...ids: string[]): Arrival {
  const events = ids.map((eventId) =>
    HeatmapEvent.parse({
      ...{ eventId, type: "click", page: "/", selector: "a", x: 1, y: 2, vw: 100, vh: 50 },
      ...{ sessionId: "one", ts: receivedAt.toISOString() },
    }),
  );
  return {
    tenantId,
    receivedAt,
    events,
    candidates: judge(events, { tenantId, receivedAt, userAgent: null, platform: null }, 30),
    refuse: () => undefined,
    tell: (created) => created.map((event) => eventCreated(tenantId, event)),
  };
}

const stored = (tenantId: string) =>
  withTenant(db, tenantId, async (tx) => {
    const [events] = await tx.select({ n: count() }).from(heatmapEvents);
    const [messages] = await tx.select({ n: count() }).from(webhookMessages);
    return { events: events?.n, messages: messages?.n };
  });

async function subscribe(tenantId: string): Promise<void> {
  await withTenant(db, tenantId, (tx) =>
    tx.insert(webhooks).values({
      ...{ tenantId, id: randomUUID(), url: "https://receiver.example/hook" },
      ...{ enabled: true, eventType: "analytics.heatmap.event.created", createdAt: receivedAt },
    }),
  );
}

test("new events are stored at once; one that is known stores nothing, and is looked at for a while", async () => {
  const { tenantId } = await createTenant(db);
  const known = expectations();
  const [a, b, c, d] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const store = (...arrivals: Arrival[]) => storeNewEvents(lanes, known, tenantId, arrivals);
  expect(await store(arrival(tenantId, b, a), arrival(tenantId, c))).toEqual([
    ["created", "created"],
    ["created"],
  ]);
  expect(await store(arrival(tenantId, d), arrival(tenantId, a))).toBeNull();
  expect(await stored(tenantId)).toEqual({ events: 3, messages: 0 });
  expect(await store(arrival(tenantId, d))).toBeNull();
  known.pass(1_000);
  expect(await store(arrival(tenantId, d))).toEqual([["created"]]);
  expect(await store(arrival(tenantId, a, randomUUID(), a))).toBeNull();
});

test("promise 3: whatever is believed of a tenant, an event is stored with what its subscribers are told", async () => {
  const { tenantId } = await createTenant(db);
  const known = expectations();
  const store = () => storeNewEvents(lanes, known, tenantId, [arrival(tenantId, randomUUID(), randomUUID())]);
  await store();
  expect(await stored(tenantId)).toEqual({ events: 2, messages: 0 });
  await subscribe(tenantId);
  expect(await store()).toEqual([["created", "created"]]);
  expect(await stored(tenantId)).toEqual({ events: 4, messages: 2 });
  expect(known.told.has(tenantId)).toBe(true);
  await store();
  await withTenant(db, tenantId, (tx) =>
    tx.update(webhooks).set({ enabled: false }).where(eq(webhooks.tenantId, tenantId)),
  );
  await store();
  expect(await stored(tenantId)).toEqual({ events: 8, messages: 4 });
});
