import { Webhook } from "@titik/contract";
import { auditLog, webhooks, withTenant } from "@titik/db";
import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { freshTenant, openDatabase } from "../support/stack.ts";
import { bearer, callWebhooks, listOf, type Tenant, WEBHOOK_KEYS } from "../support/webhook-calls.ts";

const connection = openDatabase();
const { api, addWebhook } = callWebhooks();
let tenant: Tenant;
beforeAll(async () => {
  tenant = await freshTenant(connection);
});

test("S004-36, S004-37: made as documented, and listed with the same keys, the secret in clear for admins", async () => {
  const own = await freshTenant(connection);
  const sent = {
    url: "https://example.com/webhook",
    enabled: true,
    eventType: "all",
    secret: "webhook_secret",
  };
  const { body } = await api.post(listOf(own)).set(bearer(own)).send(sent).expect(201);
  expect(Object.keys(body)).toEqual(WEBHOOK_KEYS);
  expect(body).toEqual({ ...sent, id: expect.any(String), createdAt: expect.any(String) });
  Webhook.parse(body);
  expect((await api.get(listOf(own)).set(bearer(own)).expect(200)).body).toEqual([body]);
  expect((await api.get(listOf(own)).set(bearer(own, "reader")).expect(200)).body).toEqual([
    { ...body, secret: "****" },
  ]);
});

test("R 46: a secret is made when none is named; null and empty mean unsigned; none is stored in clear", async () => {
  const made = await addWebhook(tenant, { url: "https://example.com/a" });
  expect(made).toMatchObject({ enabled: true, eventType: "all" });
  expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  for (const secret of [null, ""])
    expect((await addWebhook(tenant, { url: "https://example.com/b", secret })).secret).toBeNull();
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
  await addWebhook(tenant, { url: "http://127.0.0.1:9999/hook", enabled: false });
  const own = await api.post(listOf(tenant)).set(bearer(tenant)).send({ url: api.baseUrl }).expect(400);
  expect(own.body.error).toContain("Titik's own");
});

test("S004-38: a PUT answers the same keys, keeps createdAt, and leaves what it does not name", async () => {
  const before = await addWebhook(tenant, { url: "https://example.com/webhook", secret: "old" });
  const sent = {
    url: "https://example.com/webhook-updated",
    enabled: false,
    eventType: "error",
    secret: "new_secret",
  };
  const { body } = await api.put(before.path).set(bearer(tenant)).send(sent).expect(200);
  expect(Object.keys(body)).toEqual(WEBHOOK_KEYS);
  expect(body).toEqual({ ...sent, id: before.id, createdAt: before.createdAt });
  const hidden = await api.put(before.path).set(bearer(tenant)).send({ secret: "****" }).expect(200);
  expect(hidden.body).toEqual(body);
  const unsigned = await api.put(before.path).set(bearer(tenant)).send({ secret: "" }).expect(200);
  expect(unsigned.body).toEqual({ ...body, secret: null });
  await api.put(before.path).set(bearer(tenant)).send({}).expect(400);
  await api.put(before.path).set(bearer(tenant)).send({ url: "http://10.0.0.1" }).expect(400);
});

test("S004-39: a deleted endpoint is gone, with what waits for it; both spellings of the path answer", async () => {
  const { id, path } = await addWebhook(tenant, { url: "https://example.com/webhook" });
  await api.get(`/webhooks/${id}/deliveries`).set(bearer(tenant)).expect(200);
  const { body } = await api.delete(path).set(bearer(tenant)).expect(200);
  expect(body).toEqual({ success: true });
  await api.delete(path).set(bearer(tenant)).expect(404);
  await api.get(`/webhooks/${id}/deliveries`).set(bearer(tenant)).expect(404);
});

test("each change is in the audit log, and no secret is", async () => {
  const own = await freshTenant(connection);
  const { path, secret } = await addWebhook(own, { url: "https://example.com/webhook" });
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
