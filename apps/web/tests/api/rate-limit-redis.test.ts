import { createHeatmapEvent } from "@titik/heatmap-schema";
import { beforeAll, describe, expect, test } from "vitest";
import { startOwnServer } from "../support/own-server.ts";
import { testRateLimits } from "../support/rate-limit-rows.ts";
import { hasRedis, NO_REDIS, startRedis } from "../support/redis.ts";
import { caller, freshTenant, newEvent, openDatabase } from "../support/stack.ts";

const connection = openDatabase();
const skipped = hasRedis ? undefined : NO_REDIS;
let redis: Awaited<ReturnType<typeof startRedis>>;
let first: Awaited<ReturnType<typeof startOwnServer>>;
let second: typeof first;

beforeAll(async () => {
  if (!hasRedis) return;
  redis = await startRedis();
  const environment = { UPSTASH_REDIS_REST_URL: redis.url, UPSTASH_REDIS_REST_TOKEN: redis.token };
  [first, second] = await Promise.all([startOwnServer({ environment }), startOwnServer({ environment })]);
});

describe("limits counted by Upstash's client in a real Redis", () => {
  testRateLimits(() => first.baseUrl, connection, {
    skipped,
    tenantBudget: 60,
    changes: () => first.log().split("limits are counted in").length - 1,
  });

  test("two servers share one budget", async ({ skip }) => {
    skip(skipped !== undefined, skipped);
    const { as } = await freshTenant(connection, { limits: { "heatmap.write": 1e6 } });
    const used: number[] = [];
    for (const { baseUrl } of [first, second, first, second]) {
      const answer = await caller(undefined, baseUrl)
        .post(createHeatmapEvent.path)
        .set(as.writer)
        .send(newEvent());
      used.push(1e6 - Number(answer.headers["x-ratelimit-remaining"]));
    }
    const sharedOrNewWindow = used.every(
      (count, index) => count === 1 || count === (used[index - 1] ?? 0) + 1,
    );
    expect(sharedOrNewWindow && Math.max(...used) > 1).toBe(true);
  });

  test("Redis holds no address and no tenant id, and forgets each counter", async ({ skip }) => {
    skip(skipped !== undefined, skipped);
    const api = caller(undefined, first.baseUrl);
    const { tenantId, as } = await freshTenant(connection);
    await api.post(createHeatmapEvent.path).send(newEvent()).expect(401);
    await api.post(createHeatmapEvent.path).set(as.writer).send(newEvent()).expect(201);
    const keys = await redis.send(["KEYS", "*"]);
    if (!Array.isArray(keys)) throw new Error("KEYS answers a list");
    expect(keys.length).toBeGreaterThan(1);
    expect(keys.join()).not.toMatch(new RegExp(`${api.address}|${tenantId}`));
    for (const key of keys) expect(await redis.send(["PTTL", key])).toBeGreaterThan(0);
  });

  test("S003-10: health names the backend and asks it", async ({ skip }) => {
    skip(skipped !== undefined, skipped);
    const { body } = await caller(undefined, first.baseUrl).get("/health").expect(200);
    expect(body.checks.redis).toEqual({
      status: "healthy",
      latency: expect.any(Number),
      backend: "upstash",
    });
  });
});
