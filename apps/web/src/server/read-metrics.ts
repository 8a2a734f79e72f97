import { createHash, timingSafeEqual } from "node:crypto";
import { AppError, type metrics as endpoint, type ReplyOf } from "@titik/contract";
import type { Call } from "@titik/http";
import type { Registry } from "prom-client";
import { LOCAL_CALLER_HEADER } from "./stamped-headers.ts";

interface MetricsSource {
  registry: Registry;
  /** Undefined where none is set. */
  token: string | undefined;
}

/**
 * Every metric of this process in Prometheus' text format. They show the tenants' traffic, so 401 without the
 * token, or, where none is set, 403 for callers from elsewhere.
 */
export async function readMetrics(
  call: Pick<Call, "headers">,
  { registry, token }: MetricsSource,
): Promise<ReplyOf<typeof endpoint>> {
  if (token === undefined) {
    if (call.headers.get(LOCAL_CALLER_HEADER) !== "1")
      throw new AppError("forbidden", "Without METRICS_TOKEN, metrics are only for callers on this machine.");
  } else if (!isEqual(call.headers.get("authorization") ?? "", `Bearer ${token}`)) {
    throw new AppError("unauthorized", "The bearer token of the metrics is required.");
  }
  const text = await registry.metrics();
  return {
    status: 200,
    // The format knows NaN in this spelling alone.
    body: text.replace(/ Nan$/gm, " NaN"),
    headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8" },
  };
}

/** In a time that does not tell how much of it was right. */
const isEqual = (one: string, other: string): boolean =>
  timingSafeEqual(createHash("sha256").update(one).digest(), createHash("sha256").update(other).digest());
