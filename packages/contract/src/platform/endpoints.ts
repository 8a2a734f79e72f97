import { endpoint, rawBody } from "../endpoint.ts";
import { accountEndpoints } from "./account-endpoints.ts";
import { open } from "./endpoint-kinds.ts";
import { projectEndpoints } from "./project-endpoints.ts";
import { HealthResponse, ProbeResponse } from "./schemas.ts";
import { webhookEndpoints } from "./webhook-endpoints.ts";

const probe = {
  ...open,
  method: "GET",
  limit: "none",
  input: {},
  responses: { 200: ProbeResponse },
} as const;

export const live = endpoint({
  ...probe,
  id: "platform.live",
  path: "/live",
  summary: "The process answers",
});

export const ready = endpoint({
  ...probe,
  id: "platform.ready",
  path: "/ready",
  summary: "The database is migrated and answers",
});

export const health = endpoint({
  ...probe,
  id: "platform.health",
  path: "/health",
  summary: "State of the database and of the stores beside it; 503 while the database does not answer",
  responses: { 200: HealthResponse, 503: HealthResponse },
});

export const metrics = endpoint({
  ...probe,
  id: "platform.metrics",
  path: "/metrics",
  summary: "Metrics for Prometheus; with METRICS_TOKEN by bearer token, else from this machine alone",
  responses: { 200: rawBody("text/plain") },
  refusals: ["unauthorized", "forbidden"],
});

/** Every endpoint of the family, in the order of the documents. */
export const platformEndpoints = [
  live,
  ready,
  health,
  metrics,
  ...accountEndpoints,
  ...projectEndpoints,
  ...webhookEndpoints,
] as const;
