import { type Endpoint, ERROR_STATUS, LIMITS } from "@titik/contract";
import { heatmapEndpoints } from "@titik/heatmap-schema";
import { z } from "zod";
import { errorKindsOf, mediaTypesOf } from "../endpoints.ts";
import { namedSchemas } from "../schemas.ts";
import { ENDPOINT_FLOW } from "./diagrams.ts";
import { fieldTable } from "./field-table.ts";
import { block, code, table } from "./markdown.ts";

const CALLERS: Record<Endpoint["auth"], string> = {
  none: "nobody in particular: it is open",
  bearer: "bearer token or session",
  ingest: "bearer token, session or publishable key",
};

/** Every endpoint: who may call it, what it takes, what it answers. */
export const endpointsSection = (): string => `## Endpoints (Endpoint)

${heatmapEndpoints.map(endpointPart).join("\n\n")}

### The way of a request (Alur permintaan)

A solid arrow: the guard has let the call pass. A dashed one: what it answers instead.

${block("mermaid", ENDPOINT_FLOW)}`;

function endpointPart(endpoint: Endpoint): string {
  const { method, path, summary, input } = endpoint;
  const parts = [
    `### ${method} ${path}`,
    `${summary}.`,
    termsOf(endpoint),
    ...(input.params ? [`Path:\n\n${fieldTable(input.params)}`] : []),
    ...(input.query ? [`Query:\n\n${fieldTable(input.query)}`] : []),
    ...(input.body ? [`Body: ${nameOf(input.body)}.`] : []),
    answersOf(endpoint),
  ];
  return parts.join("\n\n");
}

function termsOf({ auth, role, limit, tenant, idempotency }: Endpoint): string {
  const rate = limit === "none" ? "none" : `${LIMITS[limit].requests} in ${LIMITS[limit].windowSeconds} s`;
  const headers = [
    ...(tenant === "none"
      ? []
      : [`${code("x-tenant-id")} (required${auth === "ingest" ? " unless a key names it" : ""})`]),
    ...(idempotency === "none" ? [] : [`${code("Idempotency-Key")} (recommended)`]),
  ];
  return [
    `- Caller: ${CALLERS[auth]}`,
    `- Role: ${role === "none" || role === "admin" ? role : `${role} or higher`}`,
    `- Headers: ${headers.join(", ") || "none"}`,
    `- Limit for each tenant: ${rate}`,
  ].join("\n");
}

function answersOf(endpoint: Endpoint): string {
  const declared = Object.entries(endpoint.responses).map(([status, schema]) => {
    const types = mediaTypesOf(schema);
    const body = types.includes("application/json") ? nameOf(schema) : types.map(code).join(" or ");
    return [status, body];
  });
  const errors = errorKindsOf(endpoint).map((kind) => ERROR_STATUS[kind]);
  return table(["Status", "Body"], [...declared, [errors.join(", "), code("ErrorResponse")]]);
}

/** The name under which the contract exports a schema; a union by the names of its members. */
function nameOf(schema: z.ZodType): string {
  const found = Object.entries(namedSchemas()).find(([, named]) => named === schema)?.[0];
  if (found) return code(found);
  if (schema instanceof z.ZodUnion)
    return schema.options.map((option) => (option instanceof z.ZodType ? nameOf(option) : "")).join(" or ");
  throw new TypeError("a body in the contract has no name to document it by");
}
