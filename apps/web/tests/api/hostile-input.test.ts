import { randomUUID } from "node:crypto";
import http from "node:http";
import { type Endpoint, platformEndpoints } from "@titik/contract";
import { auditLog, exports, heatmapEvents, withTenant } from "@titik/db";
import { ErrorResponse, heatmapEndpoints } from "@titik/heatmap-schema";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { hostileBodies, hostileValues } from "../support/hostile-values.ts";
import { caller, freshTenant, newEvent, openDatabase } from "../support/stack.ts";

const connection = openDatabase();
const api = caller();
type Tenant = Awaited<ReturnType<typeof freshTenant>>;
let tenant: Tenant;
let before: string;
beforeAll(async () => {
  tenant = await freshTenant(connection);
  const event = newEvent({ userId: "kept" });
  await api.post("/api/analytics/heatmap/events").set(tenant.as.writer).send(event).expect(201);
  before = await contents();
});

/** Everything that the tenant has stored, as text. */
const contents = () =>
  withTenant(connection.db, tenant.tenantId, async (tx) =>
    JSON.stringify([
      await tx.select().from(heatmapEvents).where(eq(heatmapEvents.tenantId, tenant.tenantId)),
      await tx.select().from(auditLog).where(eq(auditLog.tenantId, tenant.tenantId)),
      await tx.select().from(exports).where(eq(exports.tenantId, tenant.tenantId)),
    ]),
  );

const concrete = (endpoint: Endpoint, id = randomUUID() as string) => endpoint.path.replace(":id", id);

const AT_ONCE = 8;

/** Does the work for each of them, some at a time. */
async function forEach<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  const takeTurns = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, takeTurns));
}

/** Every first one with every second one. */
const pairs = <A, B>(first: readonly A[], second: readonly B[]): [A, B][] =>
  first.flatMap((a) => second.map((b): [A, B] => [a, b]));

/** The answer as it is, without the client's own reading of the body. */
function send(endpoint: Endpoint, path: string, headers: Record<string, string>, body?: string | Buffer) {
  const request =
    endpoint.method === "GET"
      ? api.get(path)
      : endpoint.method === "DELETE"
        ? api.delete(path)
        : api.post(path);
  request.set({ ...tenant.as.admin, "content-type": "application/json", ...headers });
  return body === undefined ? request : request.serialize((raw: unknown) => raw as string).send(body);
}

interface Response {
  status: number;
  text: string;
  headers: Record<string, string>;
}

/** A refusal of the family: one body, nothing of the database or the code in it. */
function expectRefusal({ status, text, headers }: Response, what: string): void {
  expect({ what, status }).toEqual({ what, status: expect.toSatisfy((code) => code >= 400 && code < 500) });
  expect(Object.keys(ErrorResponse.strict().parse(JSON.parse(text)))).toContain("requestId");
  expect(text).not.toMatch(/select |insert |postgres|heatmap_events|\.ts:\d|node_modules| at \w+ \(/i);
  expect(headers["x-request-id"]).toBeTruthy();
}

const posts = heatmapEndpoints.filter(({ method }) => method === "POST");
const fields = Object.keys(
  newEvent({
    density: 1,
    userId: "u",
    tenantId: randomUUID(),
    referrer: "https://a",
    device: {},
    scrollX: 0,
    scrollY: 0,
    documentWidth: 0,
    documentHeight: 0,
    pointer: "mouse",
    anchor: { kind: "fixed" },
    fingerprint: "f",
    box: { x: 0, y: 0, width: 0, height: 0 },
    fraction: { x: 0, y: 0 },
    release: "r",
    variant: "v",
    rage: true,
    dead: true,
    trusted: true,
    bot: true,
  }),
);

describe("a hostile value in a field is refused, or stored and read back unchanged", () => {
  test.each(fields)("%s", async (field) => {
    const own = await freshTenant(connection);
    const accepted: { eventId: string; value: unknown }[] = [];
    await forEach(hostileValues, async (value) => {
      const event = { ...newEvent(), [field]: value };
      const answer = await api.post("/api/analytics/heatmap/events").set(own.as.admin).send(event);
      if (answer.status < 400) accepted.push({ eventId: String(event.eventId).toLowerCase(), value });
      else expectRefusal(answer, `${field} = ${JSON.stringify(value)?.slice(0, 60)}`);
    });
    const list = await api.get("/api/analytics/heatmap/events?limit=500").set(own.as.admin).expect(200);
    expect(list.body.data).toHaveLength(accepted.length);
    for (const { eventId, value } of accepted) {
      const stored = list.body.data.find((event: { eventId: string }) => event.eventId === eventId);
      const sent: unknown = field === "ts" ? new Date(String(value)).toISOString() : value;
      expect(stored[field] ?? {}).toEqual(sent === 0 ? 0 : (emptied(sent) ?? {}));
    }
    const stats = await api.get("/api/analytics/heatmap/stats?page=/pricing").set(own.as.admin);
    expect(stats.status).toBe(200);
  });
});

/** An object without a known key is stored as nothing. */
const emptied = (value: unknown) => (typeof value === "object" && value !== null ? {} : value);

describe.each(posts.map((endpoint) => [endpoint.id, endpoint] as const))("%s", (_id, endpoint) => {
  test.each(hostileBodies)("refuses %s", async (name, body, headers = {}) => {
    expectRefusal(await send(endpoint, concrete(endpoint), headers, body), name);
    expect(await contents()).toBe(before);
  });

  test("refuses each hostile value as its body", async () => {
    await forEach(hostileValues, async (value) => {
      const body = JSON.stringify(value) ?? "";
      expectRefusal(await send(endpoint, concrete(endpoint), {}, body), body.slice(0, 60));
    });
    expect(await contents()).toBe(before);
  });
});

/** Text that can stand in a URL or a header. */
const texts = hostileValues.filter((value): value is string => typeof value === "string");

const named = <E extends Endpoint>(endpoints: readonly E[]) =>
  endpoints.map((endpoint) => [endpoint.id, endpoint] as const);
const queryOf = (endpoint: Endpoint) =>
  Object.keys((endpoint.input.query as z.ZodObject | undefined)?.shape ?? {});

test.each(named(heatmapEndpoints.filter((endpoint) => queryOf(endpoint).length > 0)))(
  "%s: hostile query values never make a fault",
  async (_id, endpoint) => {
    await forEach(pairs(queryOf(endpoint), texts), async ([name, value]) => {
      if (value.length > 4_000) return;
      const path = `${concrete(endpoint)}?${name}=${encodeURIComponent(value.toWellFormed())}`;
      const answer = await send(endpoint, path, {}, endpoint.method === "POST" ? "[]" : undefined);
      if (answer.status !== 200 && answer.status !== 202)
        expectRefusal(answer, `${name}=${value.slice(0, 60)}`);
    });
  },
);

const headerValues = ["", " ", "a,b", "\u00ff\u00e9", "x".repeat(8_000), "' or 1=1", "%00", "null", "-1"];
/** Each of these may end a call by itself; what only comes along comes all at once. */
const decidingHeaders = ["x-tenant-id", "idempotency-key", "x-dsn", "authorization", "content-encoding"];
const otherHeaders = ["x-request-id", "origin", "cookie", "user-agent", "x-forwarded-for"];

/** One value in one of the deciding headers, or in all the others; together they stay below Node's 16 KiB. */
const hostileHeaders = (deciding: string[], others: string[], values: string[]): Record<string, string>[] =>
  values.flatMap((value) => [
    ...deciding.map((name) => ({ [name]: value })),
    Object.fromEntries(others.map((name) => [name, value.slice(0, 2_000)])),
  ]);

test.each(named(heatmapEndpoints))("%s: hostile headers never make a fault", async (_id, endpoint) => {
  const others = [...otherHeaders, "x-titik-client-address"];
  await forEach(hostileHeaders(decidingHeaders, others, headerValues), async (headers) => {
    const body = endpoint.method === "POST" ? "{}" : undefined;
    const path = endpoint.path.includes("export") ? `${concrete(endpoint)}?format=xml` : concrete(endpoint);
    const answer = await send(endpoint, path, headers, body);
    if (answer.status !== 200) expectRefusal(answer, JSON.stringify(headers).slice(0, 80));
  });
  expect(await contents()).toBe(before);
});

test.each(named(heatmapEndpoints.filter(({ path }) => path.includes(":id"))))(
  "%s: hostile ids are refused",
  async (_id, endpoint) => {
    await forEach(texts, async (id) => {
      if (id.length > 4_000 || id.trim() === "" || /^\.\.?\//.test(id)) return;
      const answer = await send(endpoint, concrete(endpoint, encodeURIComponent(id.toWellFormed())), {});
      if (answer.headers["content-type"]?.startsWith("application/json"))
        expectRefusal(answer, id.slice(0, 60));
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    });
    expect(await contents()).toBe(before);
  },
);

test.each(["x-tenant-id", "idempotency-key", "x-dsn", "x-request-id", "content-type", "content-encoding"])(
  "a second %s header never makes a fault, nor another tenant",
  async (name) => {
    const foreign = await freshTenant(connection);
    const values: Record<string, [string, string]> = {
      "x-tenant-id": [tenant.tenantId, foreign.tenantId],
      "content-type": ["application/json", "text/plain"],
    };
    const status = await new Promise<number>((resolve, reject) => {
      const headers = {
        ...foreign.as.admin,
        "content-type": "application/json",
        [name]: values[name] ?? ["a", "b"],
      };
      const request = http.request(new URL("/api/analytics/heatmap/events", api.baseUrl), {
        method: "POST",
        headers,
      });
      request.once("response", (response) => resolve(response.resume().statusCode ?? 0));
      request.once("error", reject);
      request.end("{}");
    });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(await contents()).toBe(before);
  },
);

test.each(named(platformEndpoints))(
  "%s: hostile headers and queries never make a fault",
  async (_id, endpoint) => {
    const values = ["", "a,b", "\u00ff\u00e9", "x".repeat(8_000), "' or 1=1", "%00"];
    const others = [...otherHeaders, "accept-encoding"];
    await forEach(hostileHeaders(["authorization"], others, values), async (headers) => {
      const [value = ""] = Object.values(headers);
      const answer = await api.get(`${endpoint.path}?${encodeURIComponent(value)}=1`).set(headers);
      expect(answer.status, JSON.stringify(headers).slice(0, 80)).toBeLessThan(500);
    });
  },
);

test("a forged client address does not open another budget", async () => {
  const visitor = caller();
  const statuses: number[] = [];
  for (let index = 0; index < 61; index += 1) {
    const answer = await visitor
      .post("/api/analytics/heatmap/events")
      .set({
        "x-forwarded-for": `10.0.0.${index}`,
        "x-titik-client-address": `10.0.1.${index}`,
        "x-real-ip": "10.0.0.1",
      })
      .send({});
    statuses.push(answer.status);
  }
  expect(statuses.slice(0, 60)).toEqual(Array(60).fill(401));
  expect(statuses[60]).toBe(429);
});
