import { randomUUID } from "node:crypto";
import { type Role, roleCovers, webhookEndpoints } from "@titik/contract";
import { beforeAll, describe, expect, test } from "vitest";
import { hostileValues } from "../support/hostile-values.ts";
import { startReceiver } from "../support/receiver.ts";
import { sessionFor } from "../support/session.ts";
import { bearerFor, caller, freshTenant, openDatabase } from "../support/stack.ts";

const connection = openDatabase();
const api = caller();
type Tenant = Awaited<ReturnType<typeof freshTenant>>;
type WebhookEndpoint = (typeof webhookEndpoints)[number];
let tenant: Tenant;
let other: Tenant;
let url: string;
/** What belongs to the tenant, under the name of the parameter that stands for it. */
let ids: Record<"id" | "webhookId" | "deliveryId", string>;

beforeAll(async () => {
  tenant = await freshTenant(connection);
  other = await freshTenant(connection);
  url = (await startReceiver()).url;
  ids = await resourcesOf(tenant);
});

/** A new endpoint and a delivery to it. */
async function resourcesOf({ tenantId, as }: Tenant): Promise<typeof ids> {
  const list = `/api/projects/${tenantId}/webhooks`;
  const webhook = await api.post(list).set(as.admin).send({ url, eventType: "error" }).expect(201);
  const ping = await api.post(`/api/webhooks/${webhook.body.id}/ping`).set(as.admin).expect(200);
  return { id: tenantId, webhookId: webhook.body.id, deliveryId: ping.body.delivery.id };
}

const RANGE = { from: "2026-01-01T00:00:00Z", to: "2026-01-02T00:00:00Z" };

/** Valid input, so that nothing but its credentials can refuse the call. */
const BODIES: Partial<Record<WebhookEndpoint["id"], () => object>> = {
  "platform.webhooks.create": () => ({ url, enabled: false }),
  "platform.webhooks.change": () => ({ eventType: "error" }),
  "platform.webhooks.replay": () => RANGE,
};

function call(endpoint: WebhookEndpoint, headers: Record<string, string>, named = ids, from = api) {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: keyof typeof ids) => named[name]);
  const verbs = { GET: from.get, POST: from.post, PUT: from.put, DELETE: from.delete };
  const request = verbs[endpoint.method](path).set(headers);
  if (endpoint.id === "platform.webhooks.replay.get") request.query(RANGE);
  const body = BODIES[endpoint.id]?.();
  return body === undefined ? request : request.send(body);
}

const bearer = async (account: string) => ({ authorization: await bearerFor(account) });
const expectError = (body: unknown) => expect(body).toEqual({ error: expect.stringMatching(/^[A-Z].*\.$/) });

describe.each(webhookEndpoints.map((endpoint) => [endpoint.id, endpoint] as const))("%s", (_, endpoint) => {
  const passes = Object.keys(endpoint.responses).map(Number);
  const hidden = endpoint.tenant === "resource" ? 404 : 403;

  test("S004-52: without a valid token it is a 401, also with a publishable key", async () => {
    const from = caller();
    for (const headers of [{}, { authorization: "Bearer x" }, { "x-dsn": tenant.dsn }]) {
      const answer = await call(endpoint, headers as Record<string, string>, ids, from);
      expect(answer.status).toBe(401);
      expectError(answer.body);
    }
  });

  test.each(["reader", "writer", "admin"] as const)(
    "a %s gets what the role covers, else a 403",
    async (role: Role & keyof Tenant["accounts"]) => {
      const own = endpoint.method === "DELETE" ? await resourcesOf(tenant) : ids;
      const answer = await call(endpoint, await bearer(tenant.accounts[role]), own);
      if (roleCovers(role, endpoint.role)) expect(passes).toContain(answer.status);
      else {
        expect(answer.status).toBe(403);
        expectError(answer.body);
      }
    },
  );

  test(`S000-63, S004-52: what belongs to another project is a ${hidden}, like what nobody has`, async () => {
    const admin = await bearer(other.accounts.admin);
    const nothing = { id: randomUUID(), webhookId: randomUUID(), deliveryId: randomUUID() };
    for (const named of [ids, nothing]) {
      for (const header of [{}, { "x-tenant-id": other.tenantId }, { "x-tenant-id": tenant.tenantId }]) {
        const answer = await call(endpoint, { ...admin, ...header } as Record<string, string>, named);
        expect(answer.status).toBe(hidden);
        expectError(answer.body);
      }
    }
  });

  test("R 63: a session writes only from its own pages", async () => {
    const cookie = `titik_session=${await sessionFor(tenant.accounts.admin)}`;
    const own = { cookie, origin: new URL(api.baseUrl).origin, "content-type": "application/json" };
    const resources = endpoint.method === "DELETE" ? await resourcesOf(tenant) : ids;
    expect(passes).toContain((await call(endpoint, own, resources)).status);
    const foreign = await call(endpoint, { ...own, origin: "https://evil.example" });
    if (endpoint.method === "GET") expect(passes).toContain(foreign.status);
    else expect(foreign.status).toBe(403);
  });

  if (endpoint.method !== "GET") return;

  test("hostile ids are a 400 or a 404, never a fault", async () => {
    const texts = hostileValues.filter((value): value is string => typeof value === "string");
    for (const text of texts) {
      if (text.length > 4_000 || text.trim() === "" || /^\.\.?\//.test(text)) continue;
      const hostile = encodeURIComponent(text.toWellFormed());
      const named = { id: hostile, webhookId: hostile, deliveryId: hostile };
      const answer = await call(endpoint, tenant.as.admin, named);
      expect([400, 403, 404], text.slice(0, 60)).toContain(answer.status);
      expect(JSON.stringify(answer.body)).not.toMatch(/select |postgres|\.ts:\d/i);
    }
  });
});

test("R 48: what the routes answer to under /api, they answer to without it", async () => {
  for (const path of [`/webhooks/${ids.webhookId}/deliveries`, `/webhook-deliveries/${ids.deliveryId}`]) {
    const [short, long] = [
      await api.get(path).set(tenant.as.admin),
      await api.get(`/api${path}`).set(tenant.as.admin),
    ];
    expect(short.status).toBe(200);
    expect(short.body).toEqual(long.body);
    await api.get(path).set(other.as.admin).expect(404);
    await api.get(path).expect(401);
  }
});
