import { createHmac } from "node:crypto";
import { webhooks, withTenant } from "@titik/db";
import { eq } from "drizzle-orm";
import { Webhook as StandardWebhook } from "standardwebhooks";
import { beforeAll, expect, test } from "vitest";
import { startReceiver } from "../support/receiver.ts";
import { freshTenant, openDatabase } from "../support/stack.ts";
import { bearer, callWebhooks, DELIVERY_KEYS, type Tenant, WEBHOOK_KEYS } from "../support/webhook-calls.ts";

const connection = openDatabase();
const { api, addWebhook, logOf, sendEvent } = callWebhooks();
let tenant: Tenant;
beforeAll(async () => {
  tenant = await freshTenant(connection);
});

test("S004-49: a retry sends the same bytes under the same X-Event-Id, and is a line of its own", async () => {
  const own = await freshTenant(connection);
  const receiver = await startReceiver();
  receiver.answerWith(500, "down");
  const { path } = await addWebhook(own, { url: receiver.url });
  await sendEvent(own);
  const first = await receiver.until(1);
  const { body: log } = await logOf(own, path, 1);
  expect(log.data[0]).toMatchObject({ success: false, statusCode: 500, responseBody: "down" });
  receiver.answerWith(200, "fine");
  const { body } = await api.post(`/webhook-deliveries/${log.data[0].id}/retry`).set(bearer(own)).expect(200);
  expect(Object.keys(body)).toEqual(["success", "delivery"]);
  expect(Object.keys(body.delivery)).toEqual(DELIVERY_KEYS);
  expect(body).toMatchObject({ success: true, delivery: { success: true, statusCode: 200, error: null } });
  const again = await receiver.until(2);
  expect(again.body).toBe(first.body);
  expect(body.delivery.requestBody).toBe(first.body);
  expect(again.headers["x-event-id"]).toBe(first.headers["x-event-id"]);
  expect(body.delivery.id).not.toBe(log.data[0].id);
  const { body: attempts } = await api
    .get(`/api/webhook-deliveries/${body.delivery.id}/attempts`)
    .set(bearer(own, "reader"))
    .expect(200);
  expect(
    attempts.attempts.map(({ attempt, outcome }: { attempt: number; outcome: string }) => [attempt, outcome]),
  ).toEqual([
    [2, "success"],
    [1, "failure"],
  ]);
  expect(attempts).toMatchObject({ eventType: "analytics.heatmap.event.created", nextAttemptAt: null });
  expect(attempts.requestHeaders["x-event-id"]).toBe(first.headers["x-event-id"]);
});

test("S004-50: a retry that fails is a 500 in the documented form", async () => {
  const receiver = await startReceiver();
  const { path } = await addWebhook(tenant, { url: receiver.url, eventType: "error" });
  const ping = await api.post(`${path}/ping`).set(bearer(tenant)).expect(200);
  await receiver.close();
  const { body } = await api
    .post(`/api/webhook-deliveries/${ping.body.delivery.id}/retry`)
    .set(bearer(tenant))
    .expect(500);
  expect(Object.keys(body)).toEqual(["success", "error", "delivery"]);
  expect(body).toEqual({
    success: false,
    error: expect.stringMatching(/./),
    delivery: {
      ...ping.body.delivery,
      id: expect.not.stringMatching(ping.body.delivery.id),
      responseBody: null,
      statusCode: null,
      success: false,
      error: body.error,
      sentAt: expect.any(String),
      responseAt: expect.stringMatching(/Z$/),
    },
  });
});

test("S004-45: a target that is not allowed any more is not sent to, and that is in the log", async () => {
  const { id, path } = await addWebhook(tenant, { url: "https://example.com/webhook", eventType: "error" });
  await withTenant(connection.db, tenant.tenantId, (tx) =>
    tx.update(webhooks).set({ url: "http://10.0.0.1/" }).where(eq(webhooks.id, id)),
  );
  const { body } = await api.post(`${path}/ping`).set(bearer(tenant)).expect(200);
  expect(body).toMatchObject({ success: false, delivery: { statusCode: null, success: false } });
  const log = await api
    .get(`/api/projects/${tenant.tenantId}/webhook-deliveries?webhookId=${id}&outcome=refused`)
    .set(bearer(tenant))
    .expect(200);
  expect(log.body.data).toMatchObject([{ id: body.delivery.id, eventType: "webhook.ping" }]);
});

test("promise 10: after a rotation both secrets verify for 24 hours, with the standardwebhooks package", async () => {
  const receiver = await startReceiver();
  const { path, secret } = await addWebhook(tenant, { url: receiver.url, eventType: "error" });
  const rotated = await api.post(`${path}/rotate`).set(bearer(tenant)).expect(200);
  expect(Object.keys(rotated.body)).toEqual([...WEBHOOK_KEYS, "previousSecretUntil"]);
  expect(rotated.body.secret).not.toBe(secret);
  const left = Date.parse(rotated.body.previousSecretUntil) - Date.now();
  expect(Math.abs(left - 24 * 3_600_000)).toBeLessThan(60_000);
  await api.post(`${path}/ping`).set(bearer(tenant)).expect(200);
  const { headers, body } = await receiver.until(1);
  for (const valid of [secret, rotated.body.secret])
    expect(new StandardWebhook(valid).verify(body, headers as Record<string, string>)).toEqual(
      JSON.parse(body),
    );
  expect(headers["x-webhook-signature"]).toBe(
    createHmac("sha256", rotated.body.secret).update(body).digest("hex"),
  );
});

test("promise 9: a range of time is sent again under the same ids, and its progress can be asked for", async () => {
  const own = await freshTenant(connection);
  const receiver = await startReceiver();
  receiver.answerWith(500, "down");
  const { path } = await addWebhook(own, { url: receiver.url });
  for (let sent = 0; sent < 3; sent += 1) await sendEvent(own);
  await logOf(own, path, 3);
  await api.put(path).set(bearer(own)).send({ enabled: false }).expect(200);
  const range = {
    from: new Date(Date.now() - 60_000).toISOString(),
    to: new Date(Date.now() + 60_000).toISOString(),
  };
  const waiting = async () =>
    (await api.get(`${path}/replay`).query(range).set(bearer(own, "reader")).expect(200)).body.waiting;
  const { body } = await api.post(`${path}/replay`).set(bearer(own)).send(range).expect(202);
  expect(body).toEqual({ queued: 3 });
  expect(await waiting()).toBe(3);
  receiver.answerWith(200, "fine");
  await api.put(path).set(bearer(own)).send({ enabled: true }).expect(200);
  await expect.poll(waiting, { timeout: 15_000 }).toBe(0);
  const ids = receiver.received.map(({ headers }) => headers["x-event-id"]);
  expect(ids.length).toBeGreaterThanOrEqual(6);
  expect(new Set(ids).size).toBe(3);
  const again = await api.post(`${path}/replay`).set(bearer(own)).send(range).expect(202);
  expect(again.body).toEqual({ queued: 0 });
  const all = await api
    .post(`${path}/replay`)
    .set(bearer(own))
    .send({ ...range, only: "all" })
    .expect(202);
  expect(all.body).toEqual({ queued: 3 });
  await receiver.until(ids.length + 3);
  await api.post(`${path}/replay`).set(bearer(own)).send({ from: range.to, to: range.from }).expect(400);
});
