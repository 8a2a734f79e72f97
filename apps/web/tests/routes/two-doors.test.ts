import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import { createHeatmapAny, createHeatmapBatch, createHeatmapEvent } from "@titik/heatmap-schema";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { caller, freshTenant, newEvent, openDatabase } from "../support/stack.ts";

const connection = openDatabase();
const node = caller(undefined, inject("nodeBaseUrl"));
const routes = caller(undefined, inject("baseUrl"));
let tenant: Awaited<ReturnType<typeof freshTenant>>;
beforeAll(async () => {
  tenant = await freshTenant(connection);
});

interface Sent {
  path?: string;
  body: unknown;
  headers?: Record<string, string>;
  anonymous?: boolean;
}

/** What Next adds to every answer, what Node tells of the connection, and what the clock decides. */
const ASIDE = ["vary", "content-length", "transfer-encoding", "date", "x-ratelimit-reset", "retry-after"];

async function answerOf(
  api: typeof node,
  { path = createHeatmapEvent.path, body, headers, anonymous }: Sent,
) {
  const request = api.post(path).set({ "content-type": "application/json", "accept-encoding": "identity" });
  if (!anonymous) request.set(tenant.as.writer);
  const sent = typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  const answer = await request
    .set({ "x-request-id": "the-same", ...headers })
    .serialize((raw: unknown) => raw as string)
    .send(sent);
  const told = Object.entries(answer.headers as Record<string, string>);
  return {
    status: answer.status,
    headers: Object.fromEntries(
      told
        .filter(([name]) => !ASIDE.includes(name))
        .map(([name, value]) => [name, name === "x-ratelimit-remaining" ? "each server counts" : value])
        .sort(),
    ),
    text: answer.text,
  };
}

const batch = Array.from({ length: 3 }, () => newEvent());
const cases: [string, Sent][] = [
  ["a known event", { body: batch[0] }],
  ["a batch", { path: createHeatmapBatch.path, body: batch }],
  ["a partial batch", { path: `${createHeatmapBatch.path}?partial=true`, body: [batch[0], {}] }],
  ["the address of either", { path: createHeatmapAny.path, body: { events: batch } }],
  ["the version in the address", { path: "/api/v1/analytics/heatmap/bulk", body: batch }],
  ["a slash at the end", { path: `${createHeatmapEvent.path}/`, body: batch[0] }],
  ["a gzipped body", { body: gzipSync(JSON.stringify(batch[0])), headers: { "content-encoding": "gzip" } }],
  ["another coding", { body: batch[0], headers: { "content-encoding": "br" } }],
  ["no JSON", { body: "{" }],
  ["an empty body", { body: "" }],
  ["a bad field", { body: { ...newEvent(), vw: 0 } }],
  ["an impossible time", { body: newEvent({ ts: "2001-01-01T00:00:00Z" }) }],
  ["another event under the id", { body: { ...batch[0], x: 1 } }],
  ["a body above the limit", { body: JSON.stringify({ ...batch[0], padding: "x".repeat(2_000_000) }) }],
  ["no credentials", { body: batch[0], anonymous: true }],
  ["another tenant", { body: batch[0], headers: { "x-tenant-id": randomUUID() } }],
  ["no tenant", { body: batch[0], headers: { "x-tenant-id": "main" } }],
  [
    "text/plain from an account",
    { body: JSON.stringify(batch[0]), headers: { "content-type": "text/plain" } },
  ],
  ["a request id that is none", { body: batch[0], headers: { "x-request-id": "the same" } }],
];

describe("node:http and the route file answer alike, headers and bytes", () => {
  beforeAll(async () => {
    await node.post(createHeatmapBatch.path).set(tenant.as.writer).send(batch).expect(201);
  });

  test.each(cases)("%s", async (name, sent) => {
    const one = await answerOf(node, sent);
    const other = await answerOf(routes, sent);
    if (name === "a request id that is none") {
      expect(one.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
      one.headers["x-request-id"] = other.headers["x-request-id"] ?? "";
    }
    expect(one).toEqual(other);
  });

  test("the visitor's preflight", async () => {
    for (const { baseUrl } of [node, routes]) {
      const answer = await fetch(`${baseUrl}${createHeatmapBatch.path}`, { method: "OPTIONS" });
      expect(answer.status).toBe(204);
      expect(answer.headers.get("access-control-allow-methods")).toBe("POST");
    }
  });
});

test("an event that came in by one door is known at the other", async () => {
  const event = newEvent();
  await node.post(createHeatmapEvent.path).set(tenant.as.writer).send(event).expect(201);
  await routes.post(createHeatmapEvent.path).set(tenant.as.writer).send(event).expect(200);
});
