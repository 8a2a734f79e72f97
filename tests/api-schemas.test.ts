import { createHeatmapEvent } from "@titik/heatmap-schema";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { SHOWN, samplesOf } from "../scripts/api-docs/samples.ts";
import { PUBLISHED, type PublishedName } from "../scripts/api-docs/schemas.ts";
import { readText } from "./support/api-document.ts";
import { nearValid } from "./support/near-valid.ts";

const RUNS = 3_000;
const NAMES = Object.keys(PUBLISHED) as PublishedName[];
const published = (name: PublishedName): z.core.JSONSchema.BaseSchema =>
  JSON.parse(readText(`workspace/05_API/schemas/${name}.json`));

/** The published schema as a subscriber's validator reads it; `fromText`: numbers are written in digits. */
function validator(name: PublishedName, fromText = false) {
  const ajv = new Ajv2020({ strict: true, coerceTypes: fromText });
  addFormats.default(ajv);
  return ajv.compile(published(name));
}

/** Runs both validators over values; fails on the first that only one of them accepts. */
function compare(
  name: PublishedName,
  values: fc.Arbitrary<unknown>,
  fromText = false,
): { accepted: number; refused: number } {
  const accepts = validator(name, fromText);
  const { schema } = PUBLISHED[name];
  const seen = { accepted: 0, refused: 0 };
  fc.assert(
    fc.property(values, (value) => {
      const sent: unknown = JSON.parse(JSON.stringify(value) ?? "null");
      const byZod = schema.safeParse(sent).success;
      seen[byZod ? "accepted" : "refused"] += 1;
      expect({ sent, accepted: accepts(structuredClone(sent)) }).toEqual({ sent, accepted: byZod });
    }),
    { numRuns: RUNS },
  );
  return seen;
}

describe("S000-57: Zod accepts what the published JSON Schema accepts, and nothing else", () => {
  test("for an event", () => {
    const { accepted, refused } = compare("HeatmapEvent", nearValid(published("HeatmapEvent")));
    expect(Math.min(accepted, refused)).toBeGreaterThan(RUNS / 10);
  });

  test("for a batch, as a list and as an object", () => {
    const event = nearValid(published("HeatmapEvent"));
    const list = fc.array(event, { maxLength: 2 });
    const batches = fc.oneof(list, fc.record({ events: list }), event, fc.record({ events: event }));
    const { accepted, refused } = compare("HeatmapEventBatch", batches);
    expect(Math.min(accepted, refused)).toBeGreaterThan(RUNS / 20);
  });

  test.each([0, 1, 500, 501])("for a batch of %i events", (length) => {
    const event = samplesOf(createHeatmapEvent, SHOWN)[0]?.body;
    const batch = Array.from({ length }, () => event);
    const accepted = length >= 1 && length <= 500;
    expect(validator("HeatmapEventBatch")(batch)).toBe(accepted);
    expect(PUBLISHED.HeatmapEventBatch.schema.safeParse(batch).success).toBe(accepted);
  });

  test("for a query, whose values are text", () => {
    // An object may have a toString of its own, which is no function.
    const textOf = (part: unknown) =>
      typeof part === "object" && part !== null ? JSON.stringify(part) : String(part);
    const asText = (value: unknown) =>
      Object.fromEntries(
        Object.entries(value ?? {}).flatMap(([key, part]) =>
          part === undefined ? [] : [[key, textOf(part)]],
        ),
      );
    const { accepted, refused } = compare("ListQuery", nearValid(published("ListQuery")).map(asText), true);
    expect(Math.min(accepted, refused)).toBeGreaterThan(RUNS / 10);
  });

  test.each(["StatsResponse", "ErrorResponse"] as const)("for the answer %s", (name) => {
    compare(name, nearValid(published(name)));
  });
});

/** Each field of an object schema and of the objects inside it: its path, and whether each side requires it. */
function fieldsOf(
  schema: z.ZodType,
  json: z.core.JSONSchema.BaseSchema | undefined,
  path: string,
): [string, boolean, boolean][] {
  const inner =
    schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault
      ? schema.unwrap()
      : schema;
  const object = json?.anyOf?.map(schemaOnly).find((branch) => branch?.type === "object") ?? json;
  if (!(inner instanceof z.ZodObject)) return [];
  return Object.entries<z.ZodType>(inner.shape).flatMap(([name, field]) => [
    [`${path}.${name}`, !field.safeParse(undefined).success, object?.required?.includes(name) ?? false] as [
      string,
      boolean,
      boolean,
    ],
    ...fieldsOf(field, schemaOnly(object?.properties?.[name]), `${path}.${name}`),
  ]);
}

const schemaOnly = (value: z.core.JSONSchema._JSONSchema | undefined) =>
  typeof value === "object" ? value : undefined;

describe("S000-21: required in Zod is required in JSON Schema", () => {
  const fields = NAMES.flatMap((name) => fieldsOf(PUBLISHED[name].schema, published(name), name));

  test("the table has the fields of events, queries and answers", () => {
    expect(fields.length).toBeGreaterThan(50);
    expect(fields).toContainEqual(["HeatmapEvent.eventId", true, true]);
    expect(fields).toContainEqual(["HeatmapEvent.anchor.kind", true, true]);
    expect(fields).toContainEqual(["HeatmapEvent.density", false, false]);
  });

  test.each(fields)("%s", (_, byZod, byJsonSchema) => {
    expect(byJsonSchema).toBe(byZod);
  });
});
