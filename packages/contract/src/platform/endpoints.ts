import { endpoint } from "../endpoint.ts";
import { ProbeResponse } from "./schemas.ts";

const probe = {
  family: "platform",
  method: "GET",
  auth: "none",
  tenant: "none",
  role: "none",
  limit: "none",
  idempotency: "none",
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

/** Every endpoint of the family, in the order of the documents. */
export const platformEndpoints = [live, ready] as const;
