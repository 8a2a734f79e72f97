import type { IncomingMessage, ServerResponse } from "node:http";
import { heatmapEndpoints } from "@titik/heatmap-schema";

const INGEST_CALLS: ReadonlySet<string> = new Set(
  heatmapEndpoints.filter(({ auth }) => auth === "ingest").map(({ method, path }) => `${method} ${path}`),
);

/** What answers of the ingestion routes carry. */
export const CROSS_ORIGIN_HEADERS = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers":
    "retry-after, x-ratelimit-limit, x-ratelimit-remaining, x-ratelimit-reset, x-request-id",
};

/**
 * Opens the ingestion routes, and nothing else, to pages of any origin; `*` never carries cookies. Answers a
 * preflight itself and returns true when it did.
 */
export function allowCrossOrigin(request: IncomingMessage, response: ServerResponse, path: string): boolean {
  const preflight = request.method === "OPTIONS";
  const asked = path.replace(/^\/api\/v1\//, "/api/").replace(/\/$/, "");
  // Each has a POST, and that alone needs a preflight.
  if (!INGEST_CALLS.has(`${preflight ? "POST" : request.method} ${asked}`)) return false;
  for (const [name, value] of Object.entries(CROSS_ORIGIN_HEADERS)) response.setHeader(name, value);
  if (!preflight) return false;
  response.writeHead(204, {
    "access-control-allow-methods": "POST",
    "access-control-allow-headers":
      "authorization, content-type, content-encoding, idempotency-key, x-dsn, x-request-id, x-tenant-id",
    "access-control-max-age": "86400",
  });
  response.end();
  return true;
}
