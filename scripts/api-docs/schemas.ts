import * as contract from "@titik/contract";
import * as heatmap from "@titik/heatmap-schema";
import { z } from "zod";

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The schemas that are published as files of their own, and which side of the wire each describes. */
export const PUBLISHED = {
  HeatmapEvent: { schema: heatmap.HeatmapEvent, io: "input" },
  HeatmapEventBatch: { schema: heatmap.HeatmapEventBatch, io: "input" },
  ListQuery: { schema: heatmap.ListQuery, io: "input" },
  StatsResponse: { schema: heatmap.StatsResponse, io: "output" },
  ErrorResponse: { schema: heatmap.ErrorResponse, io: "output" },
} as const;
export type PublishedName = keyof typeof PUBLISHED;

interface Rendered {
  zodSchema: unknown;
  jsonSchema: { additionalProperties?: unknown; format?: string };
}

/**
 * Answers may gain fields, so their schemas stay as open as the Zod schemas are. A time stays a time, which the
 * generator forgets when a pattern narrows it.
 */
export function adjust({ zodSchema, jsonSchema }: Rendered): void {
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
  if (zodSchema instanceof z.ZodISODateTime) jsonSchema.format = "date-time";
}

/** The JSON Schema (2020-12) of a Zod schema, self-contained. */
export const jsonSchemaOf = (schema: z.ZodType, io: "input" | "output"): JsonSchema =>
  z.toJSONSchema(schema, { io, override: adjust });

/** A published schema with its name as title. */
export function publishedSchema(name: PublishedName): JsonSchema {
  const { schema, io } = PUBLISHED[name];
  const { $schema, ...rest } = jsonSchemaOf(schema, io);
  return { ...($schema && { $schema }), title: name, ...rest };
}

/** Every schema that the contract exports under a name and that has a shape of its own, by that name. */
export function namedSchemas(): Record<string, z.ZodType> {
  const shaped = (value: unknown): value is z.ZodType =>
    value instanceof z.ZodObject || value instanceof z.ZodUnion || value instanceof z.ZodEnum;
  const exported: [string, unknown][] = [...Object.entries(heatmap), ...Object.entries(contract)];
  const named = exported.flatMap(([name, value]) => (shaped(value) ? [[name, value] as const] : []));
  return Object.fromEntries(named.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
