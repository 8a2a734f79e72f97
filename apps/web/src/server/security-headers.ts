import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

const POLICY = "content-security-policy";
const NO_PAGE = /^\/(api|health|live|ready|metrics|webhooks|webhook-deliveries)(\/|$)/;
const PICTURE = /^\/api\/projects\/[^/]+\/pictures\/[^/]+\/content\/?$/;
const DASHBOARD = /^\/dashboard(\/|$)/;
/** The tracker and the chunks beside it. */
const TRACKER_SCRIPT = /^\/t(-[a-z]+)?\.js$/;
const UNUSED_FEATURES = ["camera", "display-capture", "geolocation", "microphone", "payment", "usb"];

/** Nothing of an answer of the API may run, load or be framed. */
export const API_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** What visitors' pages looked like: shown by the dashboard alone, and it may neither run nor load nor send anything. */
export const PICTURE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-same-origin";

export interface Protection {
  /** Next's development server evaluates code and pushes changes through a web socket. */
  development: boolean;
  /** True when people reach the server by https. */
  https: boolean;
}

/**
 * The headers that tell browsers what an answer may do. Overwrites a policy that the client sent: Next takes
 * the nonce for its scripts from the request's header of that name.
 */
export function setSecurityHeaders(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  { development, https }: Protection,
): void {
  const policy = policyOf(path, development);
  request.headers[POLICY] = policy;
  delete request.headers[`${POLICY}-report-only`];
  for (const [name, value] of Object.entries(securityHeaders(policy, https))) response.setHeader(name, value);
  if (TRACKER_SCRIPT.test(path)) {
    // Pages load the chunks as modules, which is a request with CORS.
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("cross-origin-resource-policy", "cross-origin");
    response.setHeader("cache-control", "public, max-age=300, stale-while-revalidate=3600");
  }
}

function policyOf(path: string, development: boolean): string {
  if (PICTURE.test(path)) return PICTURE_POLICY;
  if (NO_PAGE.test(path)) return API_POLICY;
  return pagePolicy(path, randomBytes(16).toString("base64"), development);
}

/** What every answer carries, with the policy for its content. */
export const securityHeaders = (policy: string, https: boolean): Record<string, string> => ({
  [POLICY]: policy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "permissions-policy": UNUSED_FEATURES.map((feature) => `${feature}=()`).join(", "),
  ...(https && { "strict-transport-security": "max-age=31536000" }),
});

/** Scripts need the nonce of their request; only the dashboard frames other sites, and only our pages frame ours. */
export function pagePolicy(path: string, nonce: string, development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    `frame-src ${DASHBOARD.test(path) ? "*" : "'self'"}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join("; ");
}
