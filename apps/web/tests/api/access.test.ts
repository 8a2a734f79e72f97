import { type Role, roleCovers, type TenantEndpoint } from "@titik/contract";
import { heatmapEndpoints } from "@titik/heatmap-schema";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { sessionFor } from "../support/session.ts";
import { authSecret, bearerFor, caller, freshTenant, newEvent, openDatabase } from "../support/stack.ts";

const connection = openDatabase();
const api = caller();
let tenant: Awaited<ReturnType<typeof freshTenant>>;
let other: Awaited<ReturnType<typeof freshTenant>>;
beforeAll(async () => {
  tenant = await freshTenant(connection);
  other = await freshTenant(connection);
});

/** Signed by a key that the token itself brings along. */
async function ownKey(): Promise<string> {
  const { publicKey, privateKey } = await generateKeyPair("ES256");
  return new SignJWT()
    .setProtectedHeader({ alg: "ES256", jwk: await exportJWK(publicKey), kid: "../../etc/passwd" })
    .setIssuer("titik")
    .setAudience("titik:api")
    .setSubject(tenant.accounts.admin)
    .setIssuedAt()
    .setExpirationTime("1h")
    .sign(privateKey);
}

const QUERIES: Record<string, string> = {
  "heatmap.export.get": "from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z",
  "heatmap.outlines.wanted": "page=/pricing&vw=1280",
};

function bodyOf({ path }: TenantEndpoint): object {
  if (/(snapshots|outlines)$/.test(path)) return { page: "/pricing", vw: 1280, height: 800, html: "<p>x" };
  return /(bulk|points)$/.test(path) ? [newEvent()] : newEvent();
}

/** The call with a valid input, so that nothing but its credentials can refuse it. */
function call(endpoint: TenantEndpoint, headers: Record<string, string>, from = api) {
  const path = endpoint.path.replace(/:\w+/g, newEvent().eventId);
  if (endpoint.method === "DELETE") return from.delete(path).set(headers);
  if (endpoint.method === "GET") {
    const query = QUERIES[endpoint.id] ?? "";
    return from.get(`${path}${query && `?${query}`}`).set(headers);
  }
  return from.post(path).set(headers).send(bodyOf(endpoint));
}

describe.each(heatmapEndpoints.map((endpoint) => [endpoint.id, endpoint] as const))("%s", (_id, endpoint) => {
  // An id that nobody has stands for the resource, so that reaching it is a 404.
  const passes = endpoint.path.includes(":id") ? [404] : [200, 201];

  test.each(["reader", "writer", "admin"] as const)(
    "S000-27, S000-40, S000-62, S001-08: a %s gets what the role covers",
    async (role: Role) => {
      const answer = await call(endpoint, tenant.as[role as "reader" | "writer" | "admin"]);
      expect(roleCovers(role, endpoint.role) ? passes : [403]).toContain(answer.status);
    },
  );

  test("S000-27, S000-40, S000-60: without credentials, or with bad ones, it is a 401", async () => {
    const claims = () =>
      new SignJWT().setIssuer("titik").setAudience("titik:api").setSubject(tenant.accounts.admin);
    const key = new TextEncoder().encode(authSecret);
    const signed = (token: SignJWT) => token.setProtectedHeader({ alg: "HS256" }).sign(key);
    const [, body] = tenant.as.admin.authorization.split(".");
    const unsigned = Buffer.from('{"alg":"none"}').toString("base64url");
    const tokens = {
      "none at all": undefined,
      "not Bearer": `Basic ${Buffer.from("a:b").toString("base64")}`,
      "no JWT": "Bearer abc",
      expired: await bearerFor(tenant.accounts.admin, -1),
      "alg none": `Bearer ${unsigned}.${body}.`,
      "another secret": `Bearer ${await claims()
        .setIssuedAt()
        .setExpirationTime("1h")
        .setProtectedHeader({ alg: "HS256" })
        .sign(new TextEncoder().encode("x".repeat(40)))}`,
      "another algorithm": `Bearer ${await claims().setIssuedAt().setExpirationTime("1h").setProtectedHeader({ alg: "HS512" }).sign(key)}`,
      "its own key in the header": `Bearer ${await ownKey()}`,
      "no exp": `Bearer ${await signed(claims().setIssuedAt())}`,
      "another audience": `Bearer ${await signed(claims().setAudience("else").setIssuedAt().setExpirationTime("1h"))}`,
      "another issuer": `Bearer ${await signed(claims().setIssuer("else").setIssuedAt().setExpirationTime("1h"))}`,
      "older than the longest age": `Bearer ${await signed(claims().setIssuedAt(1).setExpirationTime("1h"))}`,
      "a session's token": `Bearer ${await sessionFor(tenant.accounts.admin)}`,
    };
    // Twelve refusals for each endpoint are more than one address may collect in a minute.
    const from = caller();
    for (const [name, authorization] of Object.entries(tokens)) {
      const headers = { "x-tenant-id": tenant.tenantId, ...(authorization && { authorization }) };
      const answer = await call(endpoint, headers, from);
      expect({ name, status: answer.status, code: answer.body.code }).toEqual({
        name,
        status: 401,
        code: "UNAUTHORIZED",
      });
    }
  });

  test("S000-25, S000-63: an admin of another tenant gets a 403", async () => {
    const headers = { ...other.as.admin, "x-tenant-id": tenant.tenantId };
    expect((await call(endpoint, headers)).status).toBe(403);
  });

  test("S000-28: a missing or malformed tenant is a 400", async () => {
    const { authorization } = tenant.as.admin;
    expect((await call(endpoint, { authorization })).status).toBe(400);
    expect((await call(endpoint, { authorization, "x-tenant-id": "1" })).status).toBe(400);
  });

  test("a session cookie reads; it writes only from its own pages", async () => {
    const cookie = `titik_session=${await sessionFor(tenant.accounts.admin)}`;
    const headers = { cookie, "x-tenant-id": tenant.tenantId };
    const own = { ...headers, origin: new URL(api.baseUrl).origin, "content-type": "application/json" };
    expect(passes).toContain((await call(endpoint, own)).status);
    if (endpoint.method === "GET") {
      expect(passes).toContain((await call(endpoint, headers)).status);
    } else {
      expect((await call(endpoint, headers)).status).toBe(403);
      expect((await call(endpoint, { ...own, origin: "https://evil.example" })).status).toBe(403);
    }
  });
});
