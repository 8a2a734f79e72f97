import { z } from "zod";
import type { ErrorKind } from "./errors.ts";
import type { LimitName } from "./limits.ts";
import type { Role } from "./roles.ts";

/** Decides which documented error body a route answers with. */
export type Family = "heatmap" | "platform";

/** `none`: open. `bearer`: a JWT or a session cookie. `ingest`: those, or a project's publishable key (DSN). */
export type Auth = "none" | "bearer" | "ingest";

/**
 * Where the tenant is named: the `x-tenant-id` header, the `:id` of the path, by the `resource` that the path
 * names (looked up among the caller's projects), or (`none`) nowhere.
 */
export type TenantSource = "header" | "path" | "resource" | "none";

/** What belongs to a project and is addressed without naming it, with the parameter that holds its id. */
export const RESOURCE_PARAMETERS = { webhook: "webhookId", delivery: "deliveryId" } as const;
export type ResourceName = keyof typeof RESOURCE_PARAMETERS;

interface EndpointInput {
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Read instead of `body` when the query says `partial=true`: looser, so that the verb judges item by item. */
  partialBody?: z.ZodType;
}

/** An answer that is not JSON: text or a byte stream, in one of the media types; the verb sets `content-type`. */
export const rawBody = (...mediaTypes: [string, ...string[]]) =>
  z.custom<string | ReadableStream<Uint8Array>>().meta({ mediaTypes });

/** No body at all: what is said stands in the status and the headers. */
export const emptyBody = z.null().meta({ mediaTypes: [] });

interface EndpointBase {
  /** Dotted and stable: names the operation in OpenAPI, metrics and idempotency keys. */
  id: string;
  family: Family;
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Next's folders, with parameters as `:name`. */
  path: string;
  summary: string;
  auth: Auth;
  idempotency: "optional" | "none";
  input: EndpointInput;
  /** Body schema by success status. Errors follow from the family. */
  responses: Record<number, z.ZodType>;
  /** What the verb refuses a call for, beside what follows from the guards and the input. */
  refusals?: readonly ErrorKind[];
}

export interface TenantEndpoint extends EndpointBase {
  auth: "bearer" | "ingest";
  tenant: "header" | "path";
  role: Role;
  limit: LimitName;
}

/** A call about one thing of a project that the path does not name; for who is no member there, it does not exist. */
export interface ResourceEndpoint extends EndpointBase {
  auth: "bearer";
  tenant: "resource";
  resource: ResourceName;
  role: Role;
  limit: LimitName;
}

/** A call of a signed-in account about itself; the limit is counted by account. */
export interface AccountEndpoint extends EndpointBase {
  auth: "bearer";
  tenant: "none";
  role: "none";
  limit: LimitName;
}

/** A call of anybody; the limit, if there is one, is counted by client address. */
export interface OpenEndpoint extends EndpointBase {
  auth: "none";
  tenant: "none";
  role: "none";
  limit: "none" | "auth";
}

export type Endpoint = TenantEndpoint | ResourceEndpoint | AccountEndpoint | OpenEndpoint;

/** What is promised of one route; validation, documents and the walk over all routes derive from it. */
export const endpoint = <const E extends Endpoint>(definition: E): E => definition;

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : never;

/**
 * The validated input of an endpoint: `{ params, query, body }`, as far as it declares them. Where it declares
 * `partialBody`, exactly one of the two bodies is not null.
 */
export type InputOf<E extends Endpoint> = {
  [Part in keyof E["input"]]: E["input"] extends { partialBody: z.ZodType }
    ? Parsed<E["input"][Part]> | (Part extends "body" | "partialBody" ? null : never)
    : Parsed<E["input"][Part]>;
};

/** One of an endpoint's declared answers. */
export type ReplyOf<E extends Endpoint> = {
  [Status in keyof E["responses"]]: E["responses"][Status] extends z.ZodType
    ? { status: Status; body: z.input<E["responses"][Status]>; headers?: Record<string, string> }
    : never;
}[keyof E["responses"]];
