import { randomUUIDv7 } from "node:crypto";
import { webhookMessages, webhookQueue, webhooks, withTenant } from "@titik/db";
import {
  createHeatmapBatch,
  createHeatmapEvent,
  type HeatmapEventInput,
  heatmapWebhooks,
} from "@titik/heatmap-schema";
import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { startReceiver } from "../support/receiver.ts";
import { caller, freshTenant, newEvent, openDatabase } from "../support/stack.ts";

const connection = openDatabase();
const api = caller();
const path = createHeatmapEvent.path;
const bulk = createHeatmapBatch.path;
let tenant: Awaited<ReturnType<typeof freshTenant>>;

/** Disabled endpoints are owed nothing, so this one is enabled, and its queue is left to nobody to work off. */
async function subscribe(eventType: string): Promise<void> {
  const { tenantId } = tenant;
  await withTenant(connection.db, tenantId, (tx) =>
    tx.insert(webhooks).values({
      tenantId,
      id: randomUUIDv7(),
      url: "http://192.0.2.1/",
      enabled: true,
      eventType,
      createdAt: new Date(),
    }),
  );
}

beforeEach(async () => {
  tenant = await freshTenant(connection);
  await subscribe("all");
});

const messages = () =>
  withTenant(connection.db, tenant.tenantId, (tx) =>
    tx.select().from(webhookMessages).orderBy(webhookMessages.createdAt),
  );
const told = async () =>
  (await messages()).map(({ eventType, body }) => ({ eventType, payload: JSON.parse(body) }));
const post = (body: object, address: string = path) => api.post(address).set(tenant.as.writer).send(body);

describe("analytics.heatmap.event.created", () => {
  test("S000-70, S001-11: one for each new event, none for a duplicate", async () => {
    const event = newEvent();
    await post(event).expect(201);
    await post(event).expect(200);
    await post({ ...event, x: 1 }).expect(409);
    expect((await told()).map(({ eventType }) => eventType)).toEqual(["analytics.heatmap.event.created"]);
  });

  test("S000-70: an Idempotency-Key that is used again makes no second one", async () => {
    const event = newEvent();
    for (const status of [201, 200]) await post(event).set("idempotency-key", "webhook-1").expect(status);
    expect(await told()).toHaveLength(1);
  });

  test("S000-73: its payload names tenant, event, place and time", async () => {
    const event = newEvent({ eventId: randomUUIDv7().toUpperCase(), ts: "2026-11-20T12:00:00+07:00" });
    await post(event).expect(201);
    const [{ payload } = { payload: null }] = await told();
    expect(payload).toEqual({
      tenantId: tenant.tenantId,
      eventId: event.eventId.toLowerCase(),
      type: "click",
      summary: [{ page: "/pricing", selector: "#buy", events: 1 }],
      ts: "2026-11-20T05:00:00.000Z",
    });
    heatmapWebhooks["analytics.heatmap.event.created"].parse(payload);
  });

  test("CARD-08: event and message are of one transaction; where that is undone there is neither", async () => {
    const event = newEvent();
    await post(event).expect(201);
    const transactions = await withTenant(connection.db, tenant.tenantId, (tx) =>
      tx.execute(sql`
        select xmin from heatmap_events union select xmin from webhook_messages
        union select xmin from webhook_queue where attempts = 0`),
    );
    expect(transactions).toHaveLength(1);
    const fresh = newEvent();
    await post([fresh, { ...event, x: 1 }], bulk).expect(409);
    expect(await told()).toHaveLength(1);
    const stored = await api.get(path).set(tenant.as.reader).expect(200);
    expect(stored.body.data.map(({ eventId }: HeatmapEventInput) => eventId)).toEqual([event.eventId]);
  });

  test("CARD-08: without a subscriber nothing is queued", async () => {
    tenant = await freshTenant(connection);
    await subscribe("error");
    await post(newEvent()).expect(201);
    await post([newEvent()], bulk).expect(201);
    expect(await told()).toEqual([]);
    const owed = await withTenant(connection.db, tenant.tenantId, (tx) => tx.select().from(webhookQueue));
    expect(owed).toEqual([]);
  });

  test("S000-76, S001-11: X-Event-Id and X-Event-Type are those of the message, body and id alike for each endpoint", async () => {
    tenant = await freshTenant(connection);
    const receiver = await startReceiver();
    for (const kind of ["all", "heatmap"]) {
      const body = { url: `${receiver.url}?${kind}`, eventType: kind };
      await api
        .post(`/api/projects/${tenant.tenantId}/webhooks`)
        .set({ authorization: tenant.as.admin.authorization })
        .send(body)
        .expect(201);
    }
    await post(newEvent()).expect(201);
    await expect.poll(() => receiver.received.length, { timeout: 15_000 }).toBe(2);
    const [message] = await messages();
    for (const { headers, body } of receiver.received) {
      expect(headers["x-event-id"]).toBe(message?.id);
      expect(headers["x-event-type"]).toBe("analytics.heatmap.event.created");
      expect(body).toBe(message?.body);
    }
  });
});

describe("analytics.heatmap.bulk.accepted", () => {
  test.each([
    ["all or none", bulk],
    ["partial", `${bulk}?partial=true`],
  ])(
    "S000-71, S000-73: one for a batch (%s), with its new events in their order and where they happened",
    async (_name, address) => {
      const known = newEvent();
      await post(known).expect(201);
      const events = [newEvent({ page: "/b" }), known, newEvent({ page: "/a" }), newEvent({ page: "/a" })];
      const before = Date.now();
      await post(events, address).expect(201);
      await post(events, address).expect(200);
      const [, { eventType, payload } = { eventType: null, payload: null }, ...more] = await told();
      expect(more).toEqual([]);
      expect(eventType).toBe("analytics.heatmap.bulk.accepted");
      expect(payload).toEqual({
        tenantId: tenant.tenantId,
        eventIds: [events[0], events[2], events[3]].map((event) => event?.eventId),
        summary: [
          { page: "/a", selector: "#buy", events: 2 },
          { page: "/b", selector: "#buy", events: 1 },
        ],
        ts: expect.any(String),
      });
      expect(Date.parse(payload.ts)).toBeGreaterThanOrEqual(before);
      heatmapWebhooks["analytics.heatmap.bulk.accepted"].parse(payload);
    },
  );

  test("S000-73: of many places the summary names the twenty with the most events", async () => {
    const events = Array.from({ length: 60 }, (_, number) => newEvent({ page: `/${number % 30}` }));
    await post(events, bulk).expect(201);
    const [{ payload } = { payload: null }] = await told();
    expect(payload.eventIds).toHaveLength(60);
    expect(payload.summary).toHaveLength(20);
    heatmapWebhooks["analytics.heatmap.bulk.accepted"].parse(payload);
  });
});

describe("analytics.heatmap.export.ready", () => {
  const exportPath = "/api/analytics/heatmap/export";
  const query = { format: "csv", page: "/pricing", from: "2026-01-01T00:00:00Z", to: "2030-01-01T00:00:00Z" };
  const { format, ...filter } = query;

  test("S000-72, S000-73: after a streamed export has been read to its end", async () => {
    await post([newEvent(), newEvent(), newEvent({ page: "/else" })], bulk).expect(201);
    await api.get(exportPath).query(query).set(tenant.as.reader).expect(200);
    await expect.poll(async () => (await told()).length).toBe(2);
    const [, ready] = await told();
    expect(ready).toEqual({
      eventType: "analytics.heatmap.export.ready",
      payload: { tenantId: tenant.tenantId, format, rows: 2, filter, ts: expect.any(String) },
    });
    heatmapWebhooks["analytics.heatmap.export.ready"].parse(ready?.payload);
  });

  test("S000-72: after a background export has ended, with its id", async () => {
    await post(newEvent()).expect(201);
    const asked = { ...query, async: "true" };
    const answer = await api.get(exportPath).query(asked).set(tenant.as.reader).expect(202);
    await expect.poll(async () => (await told()).length, { timeout: 20_000 }).toBe(2);
    const [, ready] = await told();
    expect(ready?.payload).toEqual({
      tenantId: tenant.tenantId,
      exportId: answer.body.exportId,
      format,
      rows: 1,
      filter,
      ts: expect.any(String),
    });
  });
});
