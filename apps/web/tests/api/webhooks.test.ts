import { createHmac, randomUUID } from "node:crypto";
import { Delivery, Webhook, WebhookHealthList } from "@titik/contract";
import { auditLog, webhooks, withTenant } from "@titik/db";
import { eq } from "drizzle-orm";
import { Webhook as StandardWebhook } from "standardwebhooks";
import { beforeAll, describe, expect, test } from "vitest";
import { startReceiver } from "../support/receiver.ts";
import { caller, freshTenant, newEvent, openDatabase } from "../support/stack.ts";

const connection = openDatabase();
const api = caller();
type Tenant = Awaited<ReturnType<typeof freshTenant>>;
let tenant: Tenant;
beforeAll(async () => {
  tenant = await freshTenant(connection);
});

const KEYS = ["id", "url", "enabled", "eventType", "secret", "createdAt"];
const DELIVERY_KEYS = [
  "id",
  "webhookId",
  "eventId",
  "requestBody",
  "responseBody",
  "statusCode",
  "success",
  "error",
  "sentAt",
  "responseAt",
];

const listOf = ({ tenantId }: Tenant) => `/api/projects/${tenantId}/webhooks`;
const bearer = ({ as }: Tenant, role: keyof Tenant["as"] = "admin") => ({
  authorization: as[role].authorization,
});

async function addWebhook(body: object, to = tenant) {
  const answer = await api.post(listOf(to)).set(bearer(to)).send(body).expect(201);
  return { ...answer.body, path: `/api/webhooks/${answer.body.id}` };
}

/** The log of an endpoint once it holds as many attempts; a line is written after the answer has come. */
async function logOf(path: string, attempts: number, of = tenant) {
  return expect
    .poll(async () => (await api.get(`${path}/deliveries`).set(bearer(of))).body.pagination?.total, {
      timeout: 15_000,
    })
    .toBeGreaterThanOrEqual(attempts)
    .then(() => api.get(`${path}/deliveries`).set(bearer(of)).expect(200));
}

describe("endpoints", () => {
  test("S004-36, S004-37: made as documented, and listed with the same keys, the secret in clear for admins", async () => {
    const own = await freshTenant(connection);
    const sent = {
      url: "https://example.com/webhook",
      enabled: true,
      eventType: "all",
      secret: "webhook_secret",
    };
    const { body } = await api.post(listOf(own)).set(bearer(own)).send(sent).expect(201);
    expect(Object.keys(body)).toEqual(KEYS);
    expect(body).toEqual({ ...sent, id: expect.any(String), createdAt: expect.any(String) });
    Webhook.parse(body);
    expect((await api.get(listOf(own)).set(bearer(own)).expect(200)).body).toEqual([body]);
    expect((await api.get(listOf(own)).set(bearer(own, "reader")).expect(200)).body).toEqual([
      { ...body, secret: "****" },
    ]);
  });

  test("R 46: a secret is made when none is named; null and empty mean unsigned; none is stored in clear", async () => {
    const made = await addWebhook({ url: "https://example.com/a" });
    expect(made).toMatchObject({ enabled: true, eventType: "all" });
    expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    for (const secret of [null, ""])
      expect((await addWebhook({ url: "https://example.com/b", secret })).secret).toBeNull();
    const [row] = await withTenant(connection.db, tenant.tenantId, (tx) =>
      tx.select().from(webhooks).where(eq(webhooks.id, made.id)),
    );
    expect(row?.secret?.includes(Buffer.from(made.secret))).toBe(false);
    expect(row?.secret?.includes(Buffer.from(made.secret.slice(6), "base64"))).toBe(false);
  });

  test.each([
    ["no address", {}],
    ["no URL", { url: "example.com" }],
    ["another scheme", { url: "ftp://example.com" }],
    ["credentials in it", { url: "https://a:b@example.com" }],
    ["a kind that there is not", { url: "https://example.com", eventType: "some" }],
    ["the hidden secret", { url: "https://example.com", secret: "****" }],
    ["whsec_ without base64", { url: "https://example.com", secret: "whsec_!" }],
    ["a secret with NUL", { url: "https://example.com", secret: "a\0" }],
    ["enabled as text", { url: "https://example.com", enabled: "yes" }],
    ["R 49, S004-51: a private address", { url: "http://10.0.0.1/" }],
    ["R 49, S004-51: a cloud's metadata", { url: "http://169.254.169.254/latest" }],
    ["R 49, S004-51: an IPv6 loopback", { url: "http://[::1]/" }],
    ["R 49, S004-51: a port that is not for the web", { url: "http://93.184.216.34:25/" }],
  ])("S004-37, S004-52: %s is a 400", async (_, body) => {
    const answer = await api.post(listOf(tenant)).set(bearer(tenant)).send(body).expect(400);
    expect(Object.keys(answer.body)).toEqual(["error"]);
  });

  test("R 49: an allowed network may be sent to, but not Titik's own port in it", async () => {
    await addWebhook({ url: "http://127.0.0.1:9999/hook", enabled: false });
    const own = await api.post(listOf(tenant)).set(bearer(tenant)).send({ url: api.baseUrl }).expect(400);
    expect(own.body.error).toContain("Titik's own");
  });

  test("S004-38: a PUT answers the same keys, keeps createdAt, and leaves what it does not name", async () => {
    const before = await addWebhook({ url: "https://example.com/webhook", secret: "old" });
    const sent = {
      url: "https://example.com/webhook-updated",
      enabled: false,
      eventType: "error",
      secret: "new_secret",
    };
    const { body } = await api.put(before.path).set(bearer(tenant)).send(sent).expect(200);
    expect(Object.keys(body)).toEqual(KEYS);
    expect(body).toEqual({ ...sent, id: before.id, createdAt: before.createdAt });
    const hidden = await api.put(before.path).set(bearer(tenant)).send({ secret: "****" }).expect(200);
    expect(hidden.body).toEqual(body);
    const unsigned = await api.put(before.path).set(bearer(tenant)).send({ secret: "" }).expect(200);
    expect(unsigned.body).toEqual({ ...body, secret: null });
    await api.put(before.path).set(bearer(tenant)).send({}).expect(400);
    await api.put(before.path).set(bearer(tenant)).send({ url: "http://10.0.0.1" }).expect(400);
  });

  test("S004-39: a deleted endpoint is gone, with what waits for it; both spellings of the path answer", async () => {
    const { id, path } = await addWebhook({ url: "https://example.com/webhook" });
    await api.get(`/webhooks/${id}/deliveries`).set(bearer(tenant)).expect(200);
    const { body } = await api.delete(path).set(bearer(tenant)).expect(200);
    expect(body).toEqual({ success: true });
    await api.delete(path).set(bearer(tenant)).expect(404);
    await api.get(`/webhooks/${id}/deliveries`).set(bearer(tenant)).expect(404);
  });

  test("each change is in the audit log, and no secret is", async () => {
    const own = await freshTenant(connection);
    const { path, secret } = await addWebhook({ url: "https://example.com/webhook" }, own);
    await api.put(path).set(bearer(own)).send({ enabled: false, secret: "another_secret" }).expect(200);
    const rotated = await api.post(`${path}/rotate`).set(bearer(own)).expect(200);
    const range = { from: "2026-01-01T00:00:00Z", to: "2026-01-02T00:00:00Z" };
    await api.post(`${path}/replay`).set(bearer(own)).send(range).expect(202);
    await api.delete(path).set(bearer(own)).expect(200);
    const lines = await withTenant(connection.db, own.tenantId, (tx) =>
      tx.select().from(auditLog).where(eq(auditLog.tenantId, own.tenantId)),
    );
    expect(lines.map(({ action }) => action).sort()).toEqual([
      "webhook.changed",
      "webhook.created",
      "webhook.deleted",
      "webhook.replayed",
      "webhook.secret-rotated",
    ]);
    expect(lines.every(({ accountId }) => accountId === own.accounts.admin)).toBe(true);
    for (const value of [secret, rotated.body.secret, "another_secret"])
      expect(JSON.stringify(lines)).not.toContain(value);
  });
});

describe("deliveries", () => {
  const send = (of: Tenant, event = newEvent()) =>
    api.post("/api/analytics/heatmap/events").set(of.as.writer).send(event).expect(201);

  test("S004-40, S004-41, S004-43, S004-44: each kind gets its own, a disabled endpoint nothing, an unsigned one no signature", async () => {
    const own = await freshTenant(connection);
    const signed = await startReceiver();
    const unsigned = await startReceiver();
    const silent = await startReceiver();
    await addWebhook({ url: signed.url, eventType: "heatmap", secret: "s3cret" }, own);
    await addWebhook({ url: unsigned.url, eventType: "analytics.heatmap.event.created", secret: null }, own);
    await addWebhook({ url: silent.url, enabled: false }, own);
    await addWebhook({ url: silent.url, eventType: "error" }, own);
    await addWebhook({ url: silent.url, eventType: "analytics.heatmap.export.ready" }, own);
    const event = newEvent();
    await send(own, event);
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
    await send(own);
    await Promise.all([signed.until(2), unsigned.until(2)]);
    expect(silent.received).toEqual([]);
  });

  test("S004-45, S004-46, S004-47: every attempt is a line of the log, newest first, ten a page", async () => {
    const receiver = await startReceiver();
    const { id, path } = await addWebhook({ url: receiver.url, eventType: "error" });
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
    const { path, ...webhook } = await addWebhook({ url: receiver.url, eventType: "error" });
    const ping = await api.post(`${path}/ping`).set(bearer(tenant)).expect(200);
    for (const prefix of ["/api", ""]) {
      const { body } = await api
        .get(`${prefix}/webhook-deliveries/${ping.body.delivery.id}`)
        .set(bearer(tenant))
        .expect(200);
      expect(Object.keys(body)).toEqual([...DELIVERY_KEYS, "webhook"]);
      expect(body).toEqual({ ...ping.body.delivery, webhook: { ...webhook, secret: "****" } });
      expect(Object.keys(body.webhook)).toEqual(KEYS);
    }
  });

  test("S004-49: a retry sends the same bytes under the same X-Event-Id, and is a line of its own", async () => {
    const own = await freshTenant(connection);
    const receiver = await startReceiver();
    receiver.answerWith(500, "down");
    const { path } = await addWebhook({ url: receiver.url }, own);
    await send(own);
    const first = await receiver.until(1);
    const { body: log } = await logOf(path, 1, own);
    expect(log.data[0]).toMatchObject({ success: false, statusCode: 500, responseBody: "down" });
    receiver.answerWith(200, "fine");
    const { body } = await api
      .post(`/webhook-deliveries/${log.data[0].id}/retry`)
      .set(bearer(own))
      .expect(200);
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
      attempts.attempts.map(({ attempt, outcome }: { attempt: number; outcome: string }) => [
        attempt,
        outcome,
      ]),
    ).toEqual([
      [2, "success"],
      [1, "failure"],
    ]);
    expect(attempts).toMatchObject({ eventType: "analytics.heatmap.event.created", nextAttemptAt: null });
    expect(attempts.requestHeaders["x-event-id"]).toBe(first.headers["x-event-id"]);
  });

  test("S004-50: a retry that fails is a 500 in the documented form", async () => {
    const receiver = await startReceiver();
    const { path } = await addWebhook({ url: receiver.url, eventType: "error" });
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
    const { id, path } = await addWebhook({ url: "https://example.com/webhook", eventType: "error" });
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
    const { path, secret } = await addWebhook({ url: receiver.url, eventType: "error" });
    const rotated = await api.post(`${path}/rotate`).set(bearer(tenant)).expect(200);
    expect(Object.keys(rotated.body)).toEqual([...KEYS, "previousSecretUntil"]);
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
    const { path } = await addWebhook({ url: receiver.url }, own);
    for (let sent = 0; sent < 3; sent += 1) await send(own);
    await logOf(path, 3, own);
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

  test("health tells state, hours and what waits; the log is filtered and walked by cursor", async () => {
    const own = await freshTenant(connection);
    const receiver = await startReceiver();
    const { id, path } = await addWebhook({ url: receiver.url, eventType: "error" }, own);
    const idle = await addWebhook({ url: receiver.url, enabled: false }, own);
    const health = async () =>
      WebhookHealthList.parse(
        (
          await api
            .get(`/api/projects/${own.tenantId}/webhooks/health`)
            .set(bearer(own, "reader"))
            .expect(200)
        ).body,
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
});
