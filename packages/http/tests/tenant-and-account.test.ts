import { describe, expect, test, vi } from "vitest";
import {
  bodyOf,
  callOf,
  NOW,
  OTHER_TENANT,
  readByPath,
  readByResource,
  readOwn,
  stand,
  TENANT,
  WEBHOOK,
  write,
} from "./support/stand.ts";

const empty = async () => ({ status: 200 as const, body: {} });
const get = (changes: Parameters<typeof callOf>[0] = {}) =>
  callOf({ method: "GET", ...changes, headers: { "x-tenant-id": "", ...changes.headers } });

describe("a tenant that the path names", () => {
  const routeOn = (on: ReturnType<typeof stand>) => on.serve(readByPath, empty);

  test("is proven and counted like that of the header, and needs none", async () => {
    const on = stand();
    const answer = await routeOn(on)(get({ params: { id: TENANT.toUpperCase() } }));
    expect(answer.status).toBe(200);
    expect(on.asked).toEqual(["authenticate", "findMembership", `takeToken project ${TENANT}`]);
    expect(on.observed).toMatchObject([{ tenantId: TENANT }]);
  });

  test("is a 403 for others, and beside a header that names another one", async () => {
    expect((await routeOn(stand())(get({ params: { id: OTHER_TENANT } }))).status).toBe(403);
    const beside = get({ params: { id: TENANT }, headers: { "x-tenant-id": OTHER_TENANT } });
    expect((await routeOn(stand())(beside)).status).toBe(403);
  });

  test("S004-52: that is no UUID is a 400 whose body says which part is wrong", async () => {
    const answer = await routeOn(stand())(get({ params: { id: "../x" } }));
    expect(answer.status).toBe(400);
    expect(bodyOf(answer)).toEqual({ error: "The tenant is not named by a UUID. id must be a UUID." });
  });
});

describe("a tenant that a resource names", () => {
  const params = { webhookId: WEBHOOK };
  const ask = (changes: Parameters<typeof callOf>[0], on = stand()) =>
    on.serveResource(readByResource, empty)(get({ params, ...changes }));

  test("is looked up among the caller's, then proven and counted like any other", async () => {
    const on = stand();
    expect((await ask({ params: { webhookId: WEBHOOK.toUpperCase() } }, on)).status).toBe(200);
    expect(on.asked).toEqual([
      "authenticate",
      "findResourceTenant all",
      "findMembership",
      `takeToken project ${TENANT}`,
    ]);
    expect(on.observed).toMatchObject([{ tenantId: TENANT }]);
  });

  test("is looked for only where the header says, if there is one", async () => {
    const on = stand();
    expect((await ask({ headers: { "x-tenant-id": TENANT } }, on)).status).toBe(200);
    expect(on.asked).toContain(`findResourceTenant ${TENANT}`);
    expect((await ask({ headers: { "x-tenant-id": OTHER_TENANT } })).status).toBe(404);
    expect((await ask({ headers: { "x-tenant-id": "1" } })).status).toBe(400);
  });

  test("S004-52: what is not the caller's does not exist, whatever the role there", async () => {
    const answer = await ask({ params: { webhookId: OTHER_TENANT } });
    expect([answer.status, bodyOf(answer)]).toEqual([404, { error: "There is no such webhook." }]);
  });

  test("a role that does not suffice is a 403, no UUID a 400, nobody a 401", async () => {
    expect((await ask({ headers: { authorization: "Bearer reader" } })).status).toBe(403);
    const answer = await ask({ params: { webhookId: "../x" } });
    expect([answer.status, bodyOf(answer)]).toEqual([
      400,
      { error: "The request is not valid. webhookId must be a UUID." },
    ]);
    expect((await ask({ headers: { authorization: "" } })).status).toBe(401);
  });
});

describe("a route of the account itself", () => {
  test("asks for no membership, and counts by account", async () => {
    const on = stand();
    const run = vi.fn(empty);
    const answer = await on.serveAccount(readOwn, run)(get());
    expect(answer.status).toBe(200);
    expect(on.asked).toEqual(["authenticate", "takeToken account writer"]);
    expect(run).toHaveBeenCalledWith(expect.objectContaining({ accountId: "writer" }));
  });

  test("S004-10, S004-52: is a 401 without proof, in the platform's error body", async () => {
    const answer = await stand().serveAccount(readOwn, empty)(get({ headers: { authorization: "" } }));
    expect([answer.status, bodyOf(answer)]).toEqual([
      401,
      { error: "A valid bearer token or session is required." },
    ]);
  });

  test("S004-52: a fault of ours is a 500 that tells nothing of it", async () => {
    const on = stand();
    const fail = () => Promise.reject(new Error("select secret from accounts"));
    const answer = await on.serveAccount(readOwn, fail)(get());
    expect([answer.status, bodyOf(answer)]).toEqual([500, { error: "Something went wrong on our side." }]);
    expect(on.faults).toHaveLength(1);
  });
});

describe("R 50: the events of a publishable key", () => {
  const key = { authorization: "", "x-dsn": "d" };
  const created = async () => ({ status: 201 as const, body: { name: "a" } });
  const verdicts = (remaining: { public: number; "key.events": number }) =>
    vi.fn(async ({ bucket }: { bucket: string }) => {
      const left = bucket === "public" ? remaining.public : remaining["key.events"];
      return { allowed: left >= 0, remaining: Math.max(0, left), resetAt: NOW + 1000 };
    });

  test("are charged to the key once the input is valid", async () => {
    const on = stand();
    const bad = await on.serve(write, created)(callOf({ headers: key, body: "{}" }));
    expect(bad.status).toBe(400);
    expect(on.asked).toEqual(["authenticate", "takeToken public 192.0.2.7"]);
    await on.serve(write, created)(callOf({ headers: key }));
    expect(on.asked.at(-1)).toBe("takeToken key.events d");
  });

  test("the headers tell the tighter of the two budgets; a spent one is a 429", async () => {
    const remainingWith = async (left: Parameters<typeof verdicts>[0]) => {
      const route = stand({ takeToken: verdicts(left) }).serve(write, created);
      const { status, headers } = await route(callOf({ headers: key }));
      return [status, headers["x-ratelimit-limit"], headers["x-ratelimit-remaining"]];
    };
    expect(await remainingWith({ public: 5, "key.events": 900 })).toEqual([201, "60", "5"]);
    expect(await remainingWith({ public: 50, "key.events": 3 })).toEqual([201, "6000", "3"]);
    expect(await remainingWith({ public: 0, "key.events": -1 })).toEqual([429, "6000", "0"]);
  });
});
