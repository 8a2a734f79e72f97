import { createHmac, randomUUID } from "node:crypto";
import { Delivery, WebhookHealthList } from "@titik/contract";
import { beforeAll, expect, test } from "vitest";
import { startReceiver } from "../support/receiver.ts";
import { freshTenant, newEvent, openDatabase } from "../support/stack.ts";
import { bearer, callWebhooks, DELIVERY_KEYS, type Tenant, WEBHOOK_KEYS } from "../support/webhook-calls.ts";

const connection = openDatabase();
const { api, addWebhook, sendEvent } = callWebhooks();
let tenant: Tenant;
beforeAll(async () => {
  tenant = await freshTenant(connection);
});

test("S004-40, S004-41, S004-43, S004-44: each kind gets its own, a disabled endpoint nothing, an unsigned one no signature", async () => {
  const own = await freshTenant(connection);
  const signed = await startReceiver();
  const unsigned = await startReceiver();
  const silent = await startReceiver();
  await addWebhook(own, { url: signed.url, eventType: "heatmap", secret: "s3cret" });
  await addWebhook(own, { url: unsigned.url, eventType: "analytics.heatmap.event.created", secret: null });
  await addWebhook(own, { url: silent.url, enabled: false });
  await addWebhook(own, { url: silent.url, eventType: "error" });
  await addWebhook(own, { url: silent.url, eventType: "analytics.heatmap.export.ready" });
  const event = newEvent();
  await sendEvent(own, event);
  const [first, second] = await Promise.all([signed.until(1), unsigned.until(1)]);
  expect(JSON.parse(first.body)).toMatchObject({ tenantId: own.tenantId, eventId: event.eventId });
  expect(first.headers["x-webhook-signature"]).toBe(
    createHmac("sha256", "s3cret").update(first.body).digest("hex"),
  );
  expect(second.body).toBe(first.body);
  expect(second.headers).not.toHaveProperty("x-webhook-signature");
  expect(second.headers).not.toHaveProperty("webhook-signature");
  expect(second.headers["x-event-id"]).toBe(first.headers["x-event-id"]);
  // Had they been told, it would have been in the same transaction, and they would have it by now.
  await sendEvent(own);
  await Promise.all([signed.until(2), unsigned.until(2)]);
  expect(silent.received).toEqual([]);
});

test("S004-45, S004-46, S004-47: every attempt is a line of the log, newest first, ten a page", async () => {
  const receiver = await startReceiver();
  const { id, path } = await addWebhook(tenant, { url: receiver.url, eventType: "error" });
  for (let sent = 0; sent < 12; sent += 1) {
    receiver.answerWith(sent === 11 ? 503 : 200, `{"sent":${sent}}`);
    await api.post(`${path}/ping`).set(bearer(tenant)).expect(200);
  }
  const { body } = await api.get(`${path}/deliveries`).set(bearer(tenant)).expect(200);
  expect(Object.keys(body)).toEqual(["data", "pagination"]);
  expect(body.pagination).toEqual({ page: 1, limit: 10, total: 12, totalPages: 2 });
  expect(body.data).toHaveLength(10);
  expect(Object.keys(body.data[0])).toEqual(DELIVERY_KEYS);
  const [last, before] = body.data.map((delivery: unknown) => Delivery.parse(delivery));
  expect(last).toMatchObject({ webhookId: id, success: false, statusCode: 503, error: expect.any(String) });
  expect(before).toMatchObject({
    success: true,
    statusCode: 200,
    error: null,
    responseBody: '{"sent":10}',
  });
  expect(before.requestBody).toBe(receiver.received[10]?.body);
  expect(before.eventId).toBe(receiver.received[10]?.headers["x-event-id"]);
  const second = await api.get(`${path}/deliveries?page=2&limit=11`).set(bearer(tenant)).expect(200);
  expect(second.body.pagination).toEqual({ page: 2, limit: 11, total: 12, totalPages: 2 });
  expect(second.body.data.map(({ responseBody }: { responseBody: string }) => responseBody)).toEqual([
    '{"sent":0}',
  ]);
  for (const query of ["page=0", "limit=0", "limit=101", "page=x"])
    await api.get(`${path}/deliveries?${query}`).set(bearer(tenant)).expect(400);
});

test("S004-48: one delivery comes with its endpoint, whose secret nobody sees", async () => {
  const receiver = await startReceiver();
  const { path, ...webhook } = await addWebhook(tenant, { url: receiver.url, eventType: "error" });
  const ping = await api.post(`${path}/ping`).set(bearer(tenant)).expect(200);
  for (const prefix of ["/api", ""]) {
    const { body } = await api
      .get(`${prefix}/webhook-deliveries/${ping.body.delivery.id}`)
      .set(bearer(tenant))
      .expect(200);
    expect(Object.keys(body)).toEqual([...DELIVERY_KEYS, "webhook"]);
    expect(body).toEqual({ ...ping.body.delivery, webhook: { ...webhook, secret: "****" } });
    expect(Object.keys(body.webhook)).toEqual(WEBHOOK_KEYS);
  }
});

test("health tells state, hours and what waits; the log is filtered and walked by cursor", async () => {
  const own = await freshTenant(connection);
  const receiver = await startReceiver();
  const { id, path } = await addWebhook(own, { url: receiver.url, eventType: "error" });
  const idle = await addWebhook(own, { url: receiver.url, enabled: false });
  const health = async () =>
    WebhookHealthList.parse(
      (await api.get(`/api/projects/${own.tenantId}/webhooks/health`).set(bearer(own, "reader")).expect(200))
        .body,
    );
  expect(await health()).toMatchObject([
    { webhookId: id, state: "idle", since: null, waiting: 0, successRate: null, p95Ms: null },
    { webhookId: idle.id, state: "paused", since: expect.any(String) },
  ]);
  for (const status of [200, 200, 200, 500]) {
    receiver.answerWith(status, "");
    await api.post(`${path}/ping`).set(bearer(own)).expect(200);
  }
  const [failing] = await health();
  expect(failing).toMatchObject({ state: "failing", since: expect.any(String), successRate: 0.75 });
  expect(failing?.hours.at(-1)).toMatchObject({ succeeded: 3, failed: 1 });
  expect(failing?.p95Ms).toBeGreaterThanOrEqual(0);

  const log = `/api/projects/${own.tenantId}/webhook-deliveries`;
  const ask = async (query: string) =>
    (await api.get(`${log}?${query}`).set(bearer(own, "reader")).expect(200)).body;
  const first = await ask("limit=3");
  const rest = await ask(`limit=3&cursor=${first.nextCursor}`);
  expect([...first.data, ...rest.data].map(({ statusCode }) => statusCode)).toEqual([500, 200, 200, 200]);
  expect(rest.nextCursor).toBeNull();
  expect((await ask("outcome=failed")).data).toHaveLength(1);
  expect((await ask("outcome=success")).data).toHaveLength(3);
  expect((await ask("eventType=webhook.ping")).data).toHaveLength(4);
  expect((await ask("eventType=analytics.heatmap.export.ready")).data).toEqual([]);
  expect((await ask(`webhookId=${idle.id}`)).data).toEqual([]);
  expect((await ask(`webhookId=${randomUUID()}`)).data).toEqual([]);
  expect((await ask("to=2026-01-01T00:00:00Z")).data).toEqual([]);
  await api.get(`${log}?cursor=abc`).set(bearer(own)).expect(400);
});
