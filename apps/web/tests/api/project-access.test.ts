import { randomUUID } from "node:crypto";
import { projectEndpoints, type Role, roleCovers } from "@titik/contract";
import { pictureEndpoints } from "@titik/heatmap-schema";
import { beforeAll, describe, expect, test } from "vitest";
import { sessionFor } from "../support/session.ts";
import { bearerFor, caller, freshTenant, openDatabase } from "../support/stack.ts";

const connection = openDatabase();
const api = caller();
type Tenant = Awaited<ReturnType<typeof freshTenant>>;
const endpoints = [...projectEndpoints, ...pictureEndpoints];
type ProjectEndpoint = (typeof endpoints)[number];
let tenant: Tenant;
let other: Tenant;
beforeAll(async () => {
  tenant = await freshTenant(connection);
  other = await freshTenant(connection);
});

/** One grey pixel. */
const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

/** Valid input, with a member that nobody is, so that nothing but its credentials can refuse the call. */
const BODIES: Partial<Record<ProjectEndpoint["id"], () => object>> = {
  "platform.projects.create": () => ({ name: "Made" }),
  "platform.projects.change": () => ({ name: "Changed" }),
  "platform.members.add": () => ({ email: `${randomUUID()}@people.example`, role: "reader" }),
  "platform.members.change": () => ({ role: "reader" }),
  "platform.pictures.upload": () => ({ page: "/pricing", band: "desktop", data: PIXEL }),
  "platform.pictures.change": () => ({ state: "pinned" }),
};

function call(endpoint: ProjectEndpoint, headers: Record<string, string>, id = tenant.tenantId, from = api) {
  const path = endpoint.path.replace(":id", id).replace(/:(member|picture)Id/, randomUUID());
  const verbs = { GET: from.get, POST: from.post, PATCH: from.patch, DELETE: from.delete };
  const request = verbs[endpoint.method](path).set(headers);
  if (endpoint.id === "platform.pictures.list") request.query({ page: "/pricing" });
  const body = BODIES[endpoint.id]?.();
  return body === undefined ? request : request.send(body);
}

const bearer = async (account: string) => ({ authorization: await bearerFor(account) });
const expectError = (body: unknown) => expect(body).toEqual({ error: expect.stringMatching(/^[A-Z].*\.$/) });

describe.each(endpoints.map((endpoint) => [endpoint.id, endpoint] as const))("%s", (_, endpoint) => {
  const passes = /:(member|picture)Id/.test(endpoint.path) ? [404] : [200, 201];

  test("S004-10, S004-52: without a valid token it is a 401 with the platform's error body", async () => {
    const from = caller();
    for (const headers of [{}, { authorization: "Bearer x" }, { "x-dsn": tenant.dsn }]) {
      const answer = await call(endpoint, headers as Record<string, string>, undefined, from);
      expect(answer.status).toBe(401);
      expectError(answer.body);
    }
  });

  test("R 63: a session writes only from its own pages", async () => {
    const cookie = `titik_session=${await sessionFor(tenant.accounts.admin)}`;
    const own = { cookie, origin: new URL(api.baseUrl).origin, "content-type": "application/json" };
    expect(passes).toContain((await call(endpoint, own)).status);
    const foreign = await call(endpoint, { ...own, origin: "https://evil.example" });
    if (endpoint.method === "GET") expect(passes).toContain(foreign.status);
    else expect(foreign.status).toBe(403);
  });

  if (endpoint.tenant === "none") return;

  test.each(["reader", "writer", "admin"] as const)(
    "S004-15, S004-17, S004-19: a %s gets what the role covers, else a 403",
    async (role: Role & keyof Tenant["accounts"]) => {
      const answer = await call(endpoint, await bearer(tenant.accounts[role]));
      if (roleCovers(role, endpoint.role)) expect(passes).toContain(answer.status);
      else {
        expect(answer.status).toBe(403);
        expectError(answer.body);
      }
    },
  );

  test("S004-15, S004-52: a foreign project, and one that does not exist, is a 403", async () => {
    const admin = await bearer(other.accounts.admin);
    for (const id of [tenant.tenantId, randomUUID()]) {
      const answer = await call(endpoint, admin, id);
      expect(answer.status).toBe(403);
      expectError(answer.body);
    }
  });

  test("the project of the path counts: a header that names another one is a 403, no UUID a 400", async () => {
    const admin = await bearer(tenant.accounts.admin);
    expect((await call(endpoint, { ...admin, "x-tenant-id": other.tenantId })).status).toBe(403);
    const answer = await call(endpoint, admin, "1");
    expect(answer.status).toBe(400);
    expectError(answer.body);
  });
});
