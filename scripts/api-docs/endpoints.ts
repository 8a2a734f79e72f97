import {
  type Endpoint,
  type ErrorKind,
  type Family,
  PlatformError,
  platformEndpoints,
} from "@titik/contract";
import { ErrorResponse, heatmapEndpoints, pictureEndpoints } from "@titik/heatmap-schema";
import { z } from "zod";

/** Everything that the server answers to, family by family, in the order of the documents. */
export const allEndpoints = [...heatmapEndpoints, ...platformEndpoints, ...pictureEndpoints] as const;
export type EndpointId = (typeof allEndpoints)[number]["id"];

/** The heading of each family, and the one body that its errors have. */
export const FAMILIES: Record<Family, { title: string; error: z.ZodType; errorName: string }> = {
  heatmap: { title: "Analytics heatmap", error: ErrorResponse, errorName: "ErrorResponse" },
  platform: { title: "Platform", error: PlatformError, errorName: "PlatformError" },
};

/** `/events/:id` as OpenAPI writes it: `/events/{id}`. */
export const templatedPath = (path: string): string => path.replace(/:(\w+)/g, "{$1}");

/** `/events/:id` with its parameters filled in, as they stand. */
export const pathWith = (path: string, params: Record<string, string>): string =>
  path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? `:${name}`);

/** The names of an object schema's fields; none for anything else. */
const fieldsOf = (schema: z.ZodType | undefined): string[] =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];

/** What a call may be refused for, by what the endpoint declares: its guards and its input. */
export function errorKindsOf(endpoint: Endpoint): ErrorKind[] {
  const { family, method, input, tenant, auth, limit, idempotency } = endpoint;
  const applies: Record<ErrorKind, boolean> = {
    validation: tenant !== "none" || Object.keys(input).length > 0,
    unauthorized: auth !== "none",
    // Without a tenant there is still a session that writes from a foreign page.
    forbidden: tenant !== "none" || (auth !== "none" && method !== "GET"),
    not_found: input.params !== undefined,
    conflict: idempotency !== "none",
    unprocessable:
      family === "heatmap" && (input.body !== undefined || fieldsOf(input.query).includes("from")),
    rate_limit: limit !== "none",
    internal: true,
    unavailable: true,
  };
  const refused = endpoint.refusals ?? [];
  return (Object.keys(applies) as ErrorKind[]).filter((kind) => applies[kind] || refused.includes(kind));
}

/** The media types of an answer: JSON, unless the schema says that it is text or a stream of bytes. */
export function mediaTypesOf(schema: z.ZodType): string[] {
  const declared = z.array(z.string()).safeParse(schema.meta()?.mediaTypes);
  return declared.success ? declared.data : ["application/json"];
}

/** The schema of the body that comes with a status; none for text and bytes. */
export function schemaOf({ family, responses }: Endpoint, status: number): z.ZodType | undefined {
  const schema = responses[status] ?? (status >= 400 ? FAMILIES[family].error : undefined);
  return schema && mediaTypesOf(schema).includes("application/json") ? schema : undefined;
}
