import type { Observation } from "@titik/http";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { CountedIn } from "./limiter/limiter.ts";
import { QuantileWindow } from "./quantile-window.ts";
import { TenantLabels } from "./tenant-labels.ts";

/** Tenants that one process names in its metrics; the others count as `other`. */
const NAMED_TENANTS = 200;
const QUANTILES = [0.5, 0.95, 0.99];

export type Metrics = ReturnType<typeof createMetrics>;

/**
 * Latency and count of every answer, by route, status and, once it is proven, tenant; what the limits decided;
 * and the state of the process. `now` gives milliseconds.
 */
export function createMetrics(now: () => number) {
  const registry = new Registry();
  const registers = [registry];
  // Finer than this, the timer that measures the delay wakes an idle server more often than all of its work.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 50 });

  const duration = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time from the first guard to the answer",
    labelNames: ["family", "route", "method", "status", "tenant"] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  type DurationLabels = Parameters<typeof duration.remove>[0] & object;
  const windows = new Map<string, QuantileWindow>();
  const series = new Map<string, Map<string, DurationLabels>>();

  new Gauge({
    name: "http_request_duration_quantile_seconds",
    help: "Quantiles of the time to answer, per tenant, over the last 5 minutes; at most 5 % too high",
    labelNames: ["tenant", "quantile"] as const,
    registers,
    collect() {
      this.reset();
      for (const [tenant, window] of windows) {
        window.quantiles(QUANTILES)?.forEach((seconds, index) => {
          this.set({ tenant, quantile: String(QUANTILES[index]) }, seconds);
        });
      }
    },
  });

  const verdicts = new Counter({
    name: "rate_limit_verdicts_total",
    help: "Decisions of the limits, by bucket, outcome and where was counted",
    labelNames: ["bucket", "outcome", "counted_in"] as const,
    registers,
  });
  const fallback = new Gauge({
    name: "rate_limit_fallback",
    help: "1 while the shared Redis is out and each process counts for itself",
    registers,
  });

  const labels = new TenantLabels(NAMED_TENANTS, now, (tenant) => {
    for (const known of series.get(tenant)?.values() ?? []) duration.remove(known);
    series.delete(tenant);
    windows.delete(tenant);
  });

  function windowOf(tenant: string): QuantileWindow {
    const window = windows.get(tenant) ?? new QuantileWindow(now);
    windows.set(tenant, window);
    return window;
  }

  function record({ endpoint, status, seconds, tenantId }: Observation): void {
    const { family, path: route, method } = endpoint;
    const tenant = tenantId === null ? "" : labels.labelOf(tenantId);
    const labelled = { family, route, method, status, tenant };
    duration.observe(labelled, seconds);
    if (tenantId === null) return;
    windowOf(tenant).observe(seconds);
    const known = series.get(tenant) ?? new Map<string, DurationLabels>();
    known.set(`${method} ${route} ${status}`, labelled);
    series.set(tenant, known);
  }

  return {
    registry,
    record,
    recordVerdict: (bucket: string, allowed: boolean, countedIn: CountedIn) =>
      verdicts.inc({ bucket, outcome: allowed ? "allowed" : "refused", counted_in: countedIn }),
    setLimiterFallback: (isOut: boolean) => fallback.set(isOut ? 1 : 0),
  };
}
