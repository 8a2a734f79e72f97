import { STATUS_CODES } from "node:http";
import { type Endpoint, ERROR_STATUS, type ErrorKind, type Family, LIMITS, Uuid } from "@titik/contract";
import { z } from "zod";
import {
  createDocument,
  type ZodOpenApiHeadersObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiRequestBodyObject,
  type ZodOpenApiResponseObject,
} from "zod-openapi";
import { allEndpoints, errorKindsOf, FAMILIES, mediaTypesOf, templatedPath } from "./endpoints.ts";
import { ERROR_SAMPLES, REASONS } from "./errors.ts";
import { onlyReferencedSchemas } from "./referenced-schemas.ts";
import { SHOWN, samplesOf } from "./samples.ts";
import { adjust, namedSchemas } from "./schemas.ts";

const SECURITY = {
  bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT", description: "A token of an account." },
  session: { type: "apiKey", in: "cookie", name: "titik_session", description: "The dashboard's session." },
  dsn: {
    type: "apiKey",
    in: "header",
    name: "X-DSN",
    description: "A project's publishable key: it may only write. Browsers may send it as `?dsn=` instead.",
  },
} as const;

const ACCEPTED: Record<Endpoint["auth"], readonly (keyof typeof SECURITY)[]> = {
  none: [],
  bearer: ["bearer", "session"],
  ingest: ["bearer", "session", "dsn"],
};

const requestId: ZodOpenApiHeadersObject = {
  "x-request-id": { description: "Names the call in our logs.", schema: { type: "string" } },
};
const standing: ZodOpenApiHeadersObject = {
  "X-RateLimit-Limit": { description: "Requests per window.", schema: { type: "integer" } },
  "X-RateLimit-Remaining": { description: "Requests left in the window.", schema: { type: "integer" } },
  "X-RateLimit-Reset": { description: "End of the window, Unix seconds.", schema: { type: "integer" } },
};
const retryAfter: ZodOpenApiHeadersObject = {
  "Retry-After": { description: "Whole seconds to wait.", schema: { type: "integer" } },
};
const replayed: ZodOpenApiHeadersObject = {
  "Idempotency-Replayed": {
    description: "`true` when this is the answer to an earlier call with the same Idempotency-Key.",
    schema: { type: "string", enum: ["true"] },
  },
};

const headersOf = ({ limit }: Endpoint): ZodOpenApiHeadersObject => ({
  ...requestId,
  ...(limit !== "none" && standing),
});

/** OpenAPI 3.1 of every endpoint, as a plain object. */
export function openApiDocument() {
  const paths: ZodOpenApiPathsObject = {};
  const errors = errorResponses();
  for (const endpoint of allEndpoints) {
    const path = templatedPath(endpoint.path);
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint, errors) };
  }
  const document = createDocument(
    {
      openapi: "3.1.0",
      info: {
        title: "Titik API",
        version: "1.0.0",
        description:
          "Interaction heatmaps on your own server. Every path under `/api/analytics/heatmap` answers under `/api/v1/analytics/heatmap` too.",
      },
      servers: [{ url: "/", description: "The server that serves this document" }],
      tags: Object.values(FAMILIES).map(({ title }) => ({ name: title })),
      paths,
      components: { securitySchemes: SECURITY, schemas: namedSchemas() },
    },
    { override: adjust, allowEmptySchema: { custom: true } },
  );
  return onlyReferencedSchemas(document);
}

function operationOf(endpoint: Endpoint, errors: ErrorResponses): ZodOpenApiOperationObject {
  const { id, family, summary, input, auth } = endpoint;
  const body = bodyOf(endpoint);
  return {
    operationId: id,
    tags: [FAMILIES[family].title],
    summary,
    description: termsOf(endpoint),
    security: ACCEPTED[auth].map((scheme) => ({ [scheme]: [] })),
    requestParams: {
      ...(input.params && { path: objectOf(endpoint, input.params) }),
      ...(input.query && { query: objectOf(endpoint, input.query) }),
      ...(endpoint.tenant === "header" && { header: headerOf(endpoint) }),
    },
    ...(body && { requestBody: body }),
    responses: responsesOf(endpoint, errors),
  };
}

/** Who may call it, and how often. */
function termsOf({ auth, tenant, role, limit }: Endpoint): string {
  if (limit === "none") return "Open to everybody.";
  const { requests, windowSeconds } = LIMITS[limit];
  const budget = `${requests} requests in ${windowSeconds} s`;
  if (auth === "none") return `Open to everybody. ${budget} for each client address.`;
  if (tenant === "none") return `Needs an account. ${budget} for each account.`;
  return `Needs the role ${role} or a higher one. ${budget} for each tenant.`;
}

function objectOf(endpoint: Endpoint, schema: z.ZodType): z.ZodObject {
  if (schema instanceof z.ZodObject) return schema;
  throw new TypeError(`${endpoint.id}: parameters are an object of named fields`);
}

function headerOf({ auth, idempotency }: Endpoint): z.ZodObject {
  const tenant = Uuid.describe("The project that the call is about.");
  const key = z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/)
    .optional();
  return z.object({
    "x-tenant-id":
      auth === "ingest" ? tenant.optional().describe("The project; required unless X-DSN names it.") : tenant,
    ...(idempotency !== "none" && {
      "Idempotency-Key": key.describe("Recommended: repeats within 24 hours get the first answer."),
    }),
  });
}

function bodyOf({ id, input }: Endpoint): ZodOpenApiRequestBodyObject | undefined {
  if (input.body === undefined) return undefined;
  const example = samplesOf({ id }, SHOWN)[0]?.body;
  const content = { schema: input.body, ...(example !== undefined && { example }) };
  return { required: true, content: { "application/json": content } };
}

function responsesOf(endpoint: Endpoint, errors: ErrorResponses): ZodOpenApiOperationObject["responses"] {
  const failures = errorKindsOf(endpoint).map(
    (kind) => [ERROR_STATUS[kind], errors[endpoint.family][kind]] as const,
  );
  const declared = Object.entries(endpoint.responses).map(([status, schema]) => {
    const shown = samplesOf(endpoint, SHOWN).find((sample) => sample.status === Number(status));
    const content = mediaTypesOf(schema).map(
      (type) => [type, contentOf(type, schema, shown?.answer)] as const,
    );
    const headers = {
      ...headersOf(endpoint),
      ...(status === "200" && endpoint.idempotency !== "none" && replayed),
    };
    const description = STATUS_CODES[status] ?? status;
    return [status, { description, headers, content: Object.fromEntries(content) }] as const;
  });
  return Object.fromEntries([...failures, ...declared]);
}

const contentOf = (type: string, schema: z.ZodType, example: unknown) =>
  type === "application/json"
    ? { schema, ...(example !== undefined && { example }) }
    : { schema: { type: "string" as const }, ...(typeof example === "string" && { example }) };

type ErrorResponses = Record<Family, Record<ErrorKind, ZodOpenApiResponseObject>>;

/** One response for each kind of error and family, to be referred to by name. */
function errorResponses(): ErrorResponses {
  const of = (family: Family, kind: ErrorKind): ZodOpenApiResponseObject => ({
    id: `${family}.${kind}`,
    description: REASONS[kind],
    headers: {
      ...requestId,
      ...((family !== "platform" || kind === "rate_limit") && standing),
      ...((kind === "rate_limit" || kind === "unavailable") && retryAfter),
    },
    content: {
      "application/json": { schema: FAMILIES[family].error, example: ERROR_SAMPLES[family](kind) },
    },
  });
  const kinds = Object.keys(ERROR_STATUS) as ErrorKind[];
  const all = (family: Family) => Object.fromEntries(kinds.map((kind) => [kind, of(family, kind)]));
  const families = Object.keys(FAMILIES) as Family[];
  return Object.fromEntries(families.map((family) => [family, all(family)])) as ErrorResponses;
}
