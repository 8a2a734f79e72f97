import type { Observation } from "@titik/http";
import { Histogram, Registry } from "prom-client";

/** Latency and count of every answer, by route, status and, once it is proven, tenant. */
export function createMetrics() {
  const registry = new Registry();
  const duration = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time from the first guard to the answer",
    labelNames: ["family", "route", "method", "status", "tenant"] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const record = ({ endpoint, status, seconds, tenantId }: Observation) =>
    duration.observe(
      {
        family: endpoint.family,
        route: endpoint.path,
        method: endpoint.method,
        status,
        tenant: tenantId ?? "",
      },
      seconds,
    );
  return { registry, record };
}
