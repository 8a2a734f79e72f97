import { AppError } from "@titik/contract";
import { describe, expect, test, vi } from "vitest";
import { bodyOf, callOf, NOW, OTHER_TENANT, read, stand, TENANT, write } from "./support/stand.ts";

const refuse = async () => ({ allowed: false, remaining: 0, resetAt: NOW + 42_500 });

/** The write route on a stand; `run` notes that the verb was reached. */
function routeOn(on: ReturnType<typeof stand>) {
  const run = vi.fn(async ({ input }: { input: { body: { name: string } } }) => ({
    status: 201 as const,
    body: input.body,
  }));
  return { route: on.serve(write, run), run };
}

describe("a call that may pass", () => {
  test("CARD-05: goes by caller, tenant, role and limit, in this order, and then to the verb", async () => {
    const on = stand();
    const { route, run } = routeOn(on);
    const answer = await route(callOf());
    expect(on.asked).toEqual(["authenticate", "findMembership", `takeToken heatmap.write ${TENANT}`]);
    expect(run).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ tenantId: TENANT, role: "writer", accountId: "writer", clock: "handed in" }),
    );
    expect(answer).toMatchObject({ status: 201, body: '{"name":"a"}' });
    expect(answer.headers).toMatchObject({
      "content-type": "application/json",
      "cache-control": "no-store",
      "x-request-id": "request-1",
    });
  });

  test("S000-66: carries where it stands with its limit", async () => {
    const { headers } = await routeOn(stand()).route(callOf());
    expect(headers).toMatchObject({
      "x-ratelimit-limit": "600",
      "x-ratelimit-remaining": "599",
      "x-ratelimit-reset": String(Math.ceil((NOW + 42_500) / 1000)),
    });
    expect(headers).not.toHaveProperty("retry-after");
  });

  test("S000-80: is measured with its final status and proven tenant", async () => {
    const on = stand();
    await routeOn(on).route(callOf());
    expect(on.observed).toMatchObject([
      { endpoint: write, status: 201, tenantId: TENANT, requestId: "request-1" },
    ]);
    expect(on.observed[0]?.seconds).toBeGreaterThanOrEqual(0);
  });
});

describe("what is told of a refused call", () => {
  test("the tenant of its key, also where the limit ends it before its body is read", async () => {
    const on = stand({ takeToken: refuse });
    await routeOn(on).route(callOf({ headers: { authorization: "", "x-dsn": "d" } }));
    expect(on.observed).toMatchObject([{ status: 429, tenantId: TENANT, items: null }]);
  });

  test.each([
    ["an object", '{"name":1}', 1],
    ["an array", "[1,2,3]", 3],
    ["a list of events", '{"events":[1,2]}', 2],
    ["no JSON", "{", null],
  ])("how many things %s held", async (_name, body, items) => {
    const on = stand();
    await routeOn(on).route(callOf({ body }));
    expect(on.observed).toMatchObject([{ status: 400, tenantId: TENANT, items }]);
  });
});

describe("each guard stops a call before the next one is asked", () => {
  test("S000-60: no proof is 401, charged to the address", async () => {
    const on = stand();
    const { route, run } = routeOn(on);
    const answer = await route(callOf({ headers: { authorization: "", "x-tenant-id": "nonsense" } }));
    expect(answer.status).toBe(401);
    expect(bodyOf(answer)).toEqual({
      code: "UNAUTHORIZED",
      message: expect.any(String),
      requestId: "request-1",
    });
    expect(on.asked).toEqual(["authenticate", "takeToken public 192.0.2.7"]);
    expect(run).not.toHaveBeenCalled();
  });

  test("S000-64: an anonymous caller beyond the public limit is 429 before 401", async () => {
    const on = stand({ takeToken: refuse });
    const answer = await routeOn(on).route(callOf({ headers: { authorization: "" } }));
    expect(answer.status).toBe(429);
    expect(answer.headers["x-ratelimit-limit"]).toBe("60");
  });

  test.each([
    ["no tenant", ""],
    ["a tenant that is no UUID", "acme"],
  ])("S000-28, R 8: %s is 400, whatever the role", async (_, tenantId) => {
    const on = stand();
    const answer = await routeOn(on).route(callOf({ headers: { "x-tenant-id": tenantId } }));
    expect(answer.status).toBe(400);
    expect(bodyOf(answer)).toMatchObject({ details: [{ field: "x-tenant-id" }] });
    expect(on.asked).toEqual(["authenticate"]);
  });

  test("S000-63: another tenant is 403, and the limit of neither is touched", async () => {
    const on = stand();
    const answer = await routeOn(on).route(callOf({ headers: { "x-tenant-id": OTHER_TENANT } }));
    expect(answer.status).toBe(403);
    expect(on.asked).toEqual(["authenticate", "findMembership"]);
    expect(on.observed[0]?.tenantId).toBeNull();
  });

  test("S000-27: too low a role is 403, in words", async () => {
    const on = stand();
    const answer = await routeOn(on).route(callOf({ headers: { authorization: "Bearer reader" } }));
    expect(answer.status).toBe(403);
    expect(bodyOf(answer).message).toBe("This needs the role writer; yours is reader.");
  });

  test("S000-67: a spent limit is 429 with Retry-After in whole seconds, before the body is read", async () => {
    const readBody = vi.fn();
    const answer = await routeOn(stand({ takeToken: refuse })).route({ ...callOf(), readBody });
    expect(answer.status).toBe(429);
    expect(answer.headers).toMatchObject({
      "retry-after": "43",
      "x-ratelimit-limit": "600",
      "x-ratelimit-remaining": "0",
    });
    expect(bodyOf(answer)).toMatchObject({ code: "RATE_LIMITED", requestId: "request-1" });
    expect(readBody).not.toHaveBeenCalled();
  });

  test("Retry-After is at least a second, also when the window ends now", async () => {
    const takeToken = async () => ({ allowed: false, remaining: 0, resetAt: NOW - 5 });
    const answer = await routeOn(stand({ takeToken })).route(callOf());
    expect(answer.headers["retry-after"]).toBe("1");
  });

  test("a bad body is 400 after all of them, and the limit headers stay", async () => {
    const on = stand();
    const { route, run } = routeOn(on);
    const answer = await route(callOf({ body: '{"name":1}' }));
    expect(answer.status).toBe(400);
    expect(answer.headers["x-ratelimit-remaining"]).toBe("599");
    expect(bodyOf(answer)).toMatchObject({ code: "VALIDATION_ERROR", details: [{ field: "name" }] });
    expect(on.asked.at(-1)).toBe(`takeToken heatmap.write ${TENANT}`);
    expect(run).not.toHaveBeenCalled();
  });
});

describe("an error below the guards", () => {
  const failing = (error: unknown) => async () => {
    throw error;
  };

  test("S000-69: keeps the limit headers and says only what an AppError says", async () => {
    const on = stand();
    const conflict = new AppError("conflict", "Taken.", { code: "EVENT_ID_REUSED" });
    const answer = await on.serve(write, failing(conflict))(callOf());
    expect(answer.status).toBe(409);
    expect(bodyOf(answer)).toEqual({ code: "EVENT_ID_REUSED", message: "Taken.", requestId: "request-1" });
    expect(answer.headers["x-ratelimit-limit"]).toBe("600");
    expect(on.faults).toEqual([]);
  });

  test("S000-69, S001-14: an unknown one is a plain 500 and is reported", async () => {
    const on = stand();
    const secret = new Error('relation "heatmap_events" of postgres://u:p@h does not exist');
    const answer = await on.serve(write, failing(secret))(callOf());
    expect(answer.status).toBe(500);
    expect(answer.body).not.toMatch(/heatmap_events|postgres/);
    expect(on.faults).toEqual([secret]);
    expect(on.observed[0]).toMatchObject({ status: 500, tenantId: TENANT });
  });

  test("R 32: a database that is down is 503 with Retry-After, and is reported", async () => {
    const on = stand();
    const answer = await on.serve(write, failing(new Error("database down")))(callOf());
    expect(answer).toMatchObject({ status: 503, headers: { "retry-after": "5" } });
    expect(on.faults).toHaveLength(1);
  });

  test.each(["authenticate", "findMembership", "takeToken"] as const)(
    "one thrown by %s is rendered and measured too",
    async (part) => {
      const on = stand({ [part]: failing(new Error("database down")) });
      expect((await routeOn(on).route(callOf())).status).toBe(503);
      expect(on.observed).toMatchObject([{ status: 503 }]);
    },
  );
});

describe("a publishable key", () => {
  const key = { authorization: "", "x-dsn": "d" };

  test("R 15: names its tenant, counts by address, and is asked for no membership", async () => {
    const on = stand();
    const { route, run } = routeOn(on);
    const answer = await route(callOf({ headers: { ...key, "x-tenant-id": "" } }));
    expect(answer.status).toBe(201);
    expect(on.asked).toEqual(["authenticate", "takeToken public 192.0.2.7", "takeToken key.events d"]);
    expect(run).toHaveBeenCalledWith(expect.objectContaining({ tenantId: TENANT, accountId: null }));
  });

  test("R 50: beside another tenant it is 403", async () => {
    const answer = await routeOn(stand()).route(callOf({ headers: { ...key, "x-tenant-id": OTHER_TENANT } }));
    expect(answer.status).toBe(403);
  });

  test.each([
    ["one of its origins", "https://shop.example", 201],
    ["a foreign one", "https://evil.example", 403],
    ["none at all", "", 403],
    ["null", "null", 403],
  ])("bound to origins: %s", async (_, origin, status) => {
    const authenticate = async () => ({
      kind: "key" as const,
      dsn: "d",
      tenantId: TENANT,
      origins: ["https://shop.example"],
      limits: {},
    });
    const answer = await routeOn(stand({ authenticate })).route(callOf({ headers: { ...key, origin } }));
    expect(answer.status).toBe(status);
  });

  test("may not read", async () => {
    const on = stand();
    const route = on.serve(read, async () => ({ status: 200 as const, body: { id: 1 } }));
    expect((await route(callOf({ method: "GET", headers: key, params: { id: "1" } }))).status).toBe(401);
  });

  test("has the limit that its project was granted", async () => {
    const takeToken = vi.fn(async () => ({ allowed: true, remaining: 1, resetAt: NOW }));
    const authenticate = async () => ({
      kind: "key" as const,
      dsn: "d",
      tenantId: TENANT,
      origins: [],
      limits: { public: 7 },
    });
    const { headers } = await routeOn(stand({ authenticate, takeToken })).route(callOf({ headers: key }));
    expect(headers["x-ratelimit-limit"]).toBe("7");
    expect(takeToken).toHaveBeenCalledWith(
      expect.objectContaining({ limit: { requests: 7, windowSeconds: 60 }, cost: 1 }),
    );
  });
});

describe("R 63: a session cookie", () => {
  const cookie = { authorization: "", cookie: "titik_session=x", host: "titik.example" };
  test.each([
    ["writes from its own pages", { origin: "https://titik.example" }, "POST", 201],
    ["not from others", { origin: "https://evil.example" }, "POST", 403],
    ["not from a page that hides where it is", { origin: "null" }, "POST", 403],
    ["not without an origin", {}, "POST", 403],
    ["not as a form", { origin: "https://titik.example", "content-type": "text/plain" }, "POST", 403],
  ])("%s", async (_, headers, method, status) => {
    const answer = await routeOn(stand()).route(callOf({ method, headers: { ...cookie, ...headers } }));
    expect(answer.status).toBe(status);
  });

  test("reads without an origin", async () => {
    const route = stand().serve(read, async ({ input }) => ({ status: 200 as const, body: input.params }));
    const answer = await route(callOf({ method: "GET", headers: cookie, params: { id: "1" } }));
    expect(answer).toMatchObject({ status: 200 as const, body: '{"id":1}' });
  });
});
