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

/** How often each server went over from Redis to its own memory or back, so far. */
const changes = () => [first, second].map(({ log }) => log().split("limits are counted in").length - 1);

/** What a fresh tenant has used up after each of four calls, which the two servers take by turns. */
async function spendByTurns(): Promise<{ used: number[]; isOneWindow: boolean }> {
  const { as } = await freshTenant(connection, { limits: { "heatmap.write": 1e6 } });
  const used: number[] = [];
  const ends: number[] = [];
  for (const { baseUrl } of [first, second, first, second]) {
    const { headers } = await caller(undefined, baseUrl)
      .post(createHeatmapEvent.path)
      .set(as.writer)
      .send(newEvent());
    used.push(1e6 - Number(headers["x-ratelimit-remaining"]));
    ends.push(Number(headers["x-ratelimit-reset"]));
  }
  return { used, isOneWindow: Math.max(...ends) - Math.min(...ends) <= 1 };
}

describe("limits counted by Upstash's client in a real Redis", () => {
  testRateLimits(() => first.baseUrl, connection, {
    skipped,
    tenantBudget: 60,
    changes: () => changes()[0] ?? 0,
  });

  test("two servers share one budget", async ({ skip }) => {
    skip(skipped !== undefined, skipped);
    for (;;) {
      const before = changes();
      const { used, isOneWindow } = await spendByTurns();
      // On a busy machine a server may have counted by itself, and a window may have ended: that proves nothing.
      const countedInRedis = before.every((count) => count % 2 === 0) && `${changes()}` === `${before}`;
      if (!countedInRedis || !isOneWindow) continue;
      expect(used).toEqual([1, 2, 3, 4]);
      break;
    }
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
