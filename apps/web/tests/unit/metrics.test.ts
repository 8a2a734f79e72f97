import { live } from "@titik/contract";
import { createHeatmapEvent } from "@titik/heatmap-schema";
import { describe, expect, test } from "vitest";
import { isLocalCaller } from "../../src/server/client-address.ts";
import { createMetrics } from "../../src/server/metrics.ts";
import { QuantileWindow } from "../../src/server/quantile-window.ts";
import { readMetrics } from "../../src/server/read-metrics.ts";
import { LOCAL_CALLER_HEADER } from "../../src/server/stamped-headers.ts";

const MINUTE = 60_000;

describe("quantiles", () => {
  test("are at most 5 % too high and never too low", () => {
    const window = new QuantileWindow(() => 0);
    for (let millisecond = 1; millisecond <= 1000; millisecond += 1) window.observe(millisecond / 1000);
    const found = window.quantiles([0.5, 0.95, 0.99]) ?? [];
    [0.5, 0.95, 0.99].forEach((exact, index) => {
      expect(found[index]).toBeGreaterThanOrEqual(exact);
      expect(found[index]).toBeLessThanOrEqual(exact * 1.05);
    });
  });

  test("forget what is older than 5 minutes", () => {
    let now = 0;
    const window = new QuantileWindow(() => now);
    window.observe(2);
    now = 4 * MINUTE;
    window.observe(0.001);
    expect(window.quantiles([1])?.[0]).toBeGreaterThan(1.9);
    now = 5 * MINUTE;
    expect(window.quantiles([1])?.[0]).toBeLessThan(0.002);
    now = 10 * MINUTE;
    expect(window.quantiles([1])).toBeNull();
  });
});

describe("tenants in metrics", () => {
  const observe = (metrics: ReturnType<typeof createMetrics>, tenantId: string | null) =>
    metrics.record({
      endpoint: createHeatmapEvent,
      status: 201,
      seconds: 0.01,
      requestId: "r",
      tenantId,
      items: 1,
    });

  test("S000-80, S001-22: the scrape shows p95 and p99 with a tenant label", async () => {
    const metrics = createMetrics(() => 0);
    observe(metrics, "t-1");
    const text = await metrics.registry.metrics();
    for (const quantile of ["0.5", "0.95", "0.99"])
      expect(text).toMatch(
        new RegExp(
          `^http_request_duration_quantile_seconds\\{tenant="t-1",quantile="${quantile}"\\} 0\\.01`,
          "m",
        ),
      );
  });

  test("at most 200 have a label of their own; a place is given on after 15 silent minutes", async () => {
    let now = 0;
    const metrics = createMetrics(() => now);
    for (let tenant = 0; tenant < 500; tenant += 1) observe(metrics, `t-${tenant}`);
    const named = async () => {
      const { values } = await (metrics.registry.getSingleMetric("http_request_duration_seconds")?.get() ?? {
        values: [],
      });
      return new Set(values.map(({ labels }) => String(labels.tenant)));
    };
    expect((await named()).size).toBe(201);
    expect(await named()).toContain("other");

    now = 16 * MINUTE;
    observe(metrics, "t-1");
    observe(metrics, "late");
    expect(await named()).toContain("late");
    expect(await named()).toContain("t-1");
    expect(await named()).not.toContain("t-0");
    expect((await named()).size).toBe(201);
  });

  test("an answer to nobody proven has no tenant", async () => {
    const metrics = createMetrics(() => 0);
    metrics.record({
      endpoint: live,
      status: 200,
      seconds: 0.001,
      requestId: "r",
      tenantId: null,
      items: null,
    });
    expect(await metrics.registry.metrics()).toContain(
      'http_request_duration_seconds_count{family="platform",route="/live",method="GET",status="200",tenant=""} 1',
    );
  });
});

describe("who may read metrics", () => {
  const { registry } = createMetrics(() => 0);
  const read = (headers: Record<string, string>, token?: string) =>
    readMetrics({ headers: new Headers(headers) }, { registry, token });

  test("R 30: with METRICS_TOKEN only its bearer, local or not", async () => {
    await expect(read({ authorization: "Bearer right" }, "right")).resolves.toMatchObject({ status: 200 });
    await expect(read({ authorization: "Bearer wrong" }, "right")).rejects.toMatchObject({
      kind: "unauthorized",
    });
    await expect(read({ [LOCAL_CALLER_HEADER]: "1" }, "right")).rejects.toMatchObject({
      kind: "unauthorized",
    });
  });

  test("R 30: without METRICS_TOKEN only callers on this machine", async () => {
    await expect(read({ [LOCAL_CALLER_HEADER]: "1" })).resolves.toMatchObject({ status: 200 });
    await expect(read({ [LOCAL_CALLER_HEADER]: "0" })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(read({})).rejects.toMatchObject({ kind: "forbidden" });
  });

  test.each([
    ["127.0.0.1", {}, true],
    ["::1", {}, true],
    ["::ffff:127.0.0.1", {}, true],
    ["192.0.2.7", {}, false],
    ["127.0.0.1", { "x-forwarded-for": "127.0.0.1" }, false],
    ["127.0.0.1", { forwarded: "for=192.0.2.7" }, false],
    ["127.0.0.1", { "x-real-ip": "192.0.2.7" }, false],
    ["127.0.0.1", { via: "1.1 proxy" }, false],
    ["unknown", {}, false],
  ])("a peer %s with %j is local: %s", (peer, headers, local) => {
    expect(isLocalCaller(peer, headers)).toBe(local);
  });
});
