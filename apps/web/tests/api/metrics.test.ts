import { createHeatmapEvent } from "@titik/heatmap-schema";
import { beforeAll, expect, test } from "vitest";
import { caller, freshTenant, newEvent, openDatabase } from "../support/stack.ts";

const api = caller();
const connection = openDatabase();
let tenant: Awaited<ReturnType<typeof freshTenant>>;

beforeAll(async () => {
  tenant = await freshTenant(connection);
  for (let count = 0; count < 3; count += 1)
    await api.post(createHeatmapEvent.path).set(tenant.as.writer).send(newEvent()).expect(201);
});

const scrape = async (path = "/metrics") => (await api.get(path).expect(200)).text;

test.each(["/metrics", "/api/v1/metrics"])("S003-14: %s is Prometheus' text format", async (path) => {
  const answer = await api.get(path).expect(200);
  expect(answer.headers["content-type"]).toMatch(/^text\/plain; version=0\.0\.4/);
  const types = new Map<string, string>();
  for (const line of answer.text.trimEnd().split("\n")) {
    const type = /^# TYPE ([a-zA-Z_:][\w:]*) (counter|gauge|histogram|summary|untyped)$/.exec(line);
    if (type?.[1] !== undefined && type[2] !== undefined) {
      expect(types.has(type[1])).toBe(false);
      types.set(type[1], type[2]);
    } else if (line.startsWith("#") || line === "") expect(line).toMatch(/^(# HELP [a-zA-Z_:][\w:]* .+)?$/);
    else {
      const name =
        /^([a-zA-Z_:][\w:]*)(?:\{(?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\.)*",?)+\})? (?:[-+]?[\d.e+-]+|NaN|[-+]?Inf)$/.exec(
          line,
        )?.[1];
      if (name === undefined) throw new Error(`not a sample: ${line}`);
      expect([name, name.replace(/_(bucket|sum|count)$/, "")].some((family) => types.has(family))).toBe(true);
    }
  }
  expect(types.get("http_request_duration_seconds")).toBe("histogram");
  expect(types.get("process_resident_memory_bytes")).toBe("gauge");
});

test("S000-80, S001-22: p95 and p99 are told per tenant, and each answer by route, status and tenant", async () => {
  const text = await scrape();
  for (const quantile of ["0.5", "0.95", "0.99"]) {
    const sample = new RegExp(
      `_quantile_seconds\\{tenant="${tenant.tenantId}",quantile="${quantile}"\\} (.+)`,
    ).exec(text);
    expect(Number(sample?.[1])).toBeGreaterThan(0);
  }
  expect(text).toContain(
    `http_request_duration_seconds_count{family="heatmap",route="/api/analytics/heatmap/events",method="POST",status="201",tenant="${tenant.tenantId}"} 3`,
  );
});

test("R 30: an answer names no tenant that the caller did not prove", async () => {
  const stranger = await freshTenant(connection);
  await api
    .post(createHeatmapEvent.path)
    .set({ ...tenant.as.writer, "x-tenant-id": stranger.tenantId })
    .send(newEvent())
    .expect(403);
  expect(await scrape()).not.toContain(stranger.tenantId);
});

test("R 30: without METRICS_TOKEN a proxy on this machine gets a 403, whatever it says about its caller", async () => {
  for (const forwarded of ["203.0.113.9", "127.0.0.1"]) {
    const answer = await api.get("/metrics").set("x-forwarded-for", forwarded).expect(403);
    expect(answer.body).toEqual({ error: expect.any(String) });
  }
  await api
    .get("/metrics")
    .set({ "x-forwarded-for": "203.0.113.9", "x-titik-local-caller": "1" })
    .expect(403);
});
