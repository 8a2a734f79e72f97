import { createHeatmapEvent } from "@titik/heatmap-schema";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startOwnServer } from "../support/own-server.ts";
import { startSilentServer } from "../support/silent-server.ts";
import { caller } from "../support/stack.ts";

const METRICS_TOKEN = "metrics-token-of-the-test";
const path = createHeatmapEvent.path;
let silent: Awaited<ReturnType<typeof startSilentServer>>;
let server: Awaited<ReturnType<typeof startOwnServer>>;

beforeAll(async () => {
  silent = await startSilentServer();
  server = await startOwnServer({
    environment: {
      UPSTASH_REDIS_REST_URL: silent.url,
      UPSTASH_REDIS_REST_TOKEN: "token",
      METRICS_TOKEN,
    },
  });
});
afterAll(() => silent.close());

test("a Redis that never answers adds at most 200 ms at p95, and limits still hold, with sane headers", async () => {
  const warm = caller(undefined, server.baseUrl);
  for (let call = 0; call < 20; call += 1) await warm.get("/live").expect(200);
  const durationOf = async (call: PromiseLike<unknown>) => {
    const started = performance.now();
    await call;
    return performance.now() - started;
  };
  const p95 = (durations: number[]) =>
    durations.toSorted((a, b) => a - b)[Math.ceil(durations.length * 0.95) - 1] ?? 0;
  const plain: number[] = [];
  for (let call = 0; call < 61; call += 1) plain.push(await durationOf(warm.get("/live")));

  const api = caller(undefined, server.baseUrl);
  const durations: number[] = [];
  const answers: { status: number; headers: Record<string, string> }[] = [];
  for (let call = 0; call < 61; call += 1)
    durations.push(await durationOf(api.get(path).then((answer) => answers.push(answer))));

  expect(p95(durations) - p95(plain)).toBeLessThan(200);
  expect(answers.map(({ status }) => status)).toEqual([...Array(60).fill(401), 429]);
  answers.forEach(({ headers }, index) => {
    expect(headers["x-ratelimit-limit"]).toBe("60");
    expect(headers["x-ratelimit-remaining"]).toBe(String(Math.max(0, 59 - index)));
    expect(Number(headers["x-ratelimit-reset"]) * 1000).toBeGreaterThan(Date.now() - 1_000);
  });
});

test("20 calls at once wait side by side, not one after another", async () => {
  const api = caller(undefined, server.baseUrl);
  const started = performance.now();
  await Promise.all(Array.from({ length: 20 }, () => api.get(path).expect(401)));
  expect(performance.now() - started).toBeLessThan(2_000);
});

test("operators see it: one log line for the change, a metric, and health that stays healthy", async () => {
  const api = caller(undefined, server.baseUrl);
  const lines = server
    .log()
    .split("\n")
    .filter((line) => line.includes("limits are counted"));
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ level: 40, fault: "does not answer in time" });

  const scrape = await api.get("/metrics").set("authorization", `Bearer ${METRICS_TOKEN}`).expect(200);
  expect(scrape.text).toMatch(/^rate_limit_fallback 1$/m);
  expect(scrape.text).toMatch(
    /^rate_limit_verdicts_total\{bucket="public",outcome="refused",counted_in="process"\} \d+$/m,
  );
  await api.get("/metrics").expect(401);
  await api.get("/metrics").set("authorization", "Bearer wrong").expect(401);

  const health = await api.get("/health").expect(200);
  expect(health.body).toMatchObject({
    status: "healthy",
    checks: { redis: { status: "unhealthy", backend: "upstash" } },
  });
});

test("the calls that were given up end by themselves and harm nothing", async () => {
  await silent.abandoned();
  await caller(undefined, server.baseUrl).get("/live").expect(200);
});
