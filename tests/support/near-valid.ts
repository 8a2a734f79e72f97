import fc from "fast-check";
import type { z } from "zod";

type JsonSchema = z.core.JSONSchema.BaseSchema;

const TIMES = [
  "2026-11-21T08:30:00.000Z",
  "2026-11-21T08:30:00+07:00",
  "2028-02-29T23:59:59.123456Z",
  "2026-02-29T00:00:00Z",
  "2026-04-31T00:00:00Z",
  "2026-11-21T24:00:00Z",
  "2026-11-21T23:59:60Z",
  "2026-11-21T08:30Z",
  "2026-11-21T08:30:00",
  "2026-11-21T08:30:00+0700",
  "2026-11-21T08:30:00+24:00",
  "2026-11-21t08:30:00z",
  "2026-11-21 08:30:00Z",
  "2026-11-21",
  "0000-01-01T00:00:00Z",
  "yesterday",
];
const UUIDS = [
  "00000000-0000-0000-0000-000000000000",
  "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
  "01A1FD3A-0340-7800-8000-00000000000A",
  "01a1fd3a-0340-9800-8000-00000000000a",
  "01a1fd3a-0340-7800-c000-00000000000a",
  "urn:uuid:01a1fd3a-0340-7800-8000-00000000000a",
  "{01a1fd3a-0340-7800-8000-00000000000a}",
  "01a1fd3a034078008000 00000000000a",
];
const LENGTHS = [127, 128, 129, 256, 257, 1024, 1025, 2040, 2047, 2048, 2049];
const TEXTS = [
  "",
  " ",
  "/",
  "/a b",
  "/a?b",
  "/a#b",
  "a",
  "http://a",
  "https://a b",
  "HTTP://a",
  "\u0000",
  "a\nb",
];

// Code units on their own give lone surrogates, which a string of code points would never hold.
const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 6 })
  .map((units) => String.fromCharCode(...units));
const longTexts = fc
  .tuple(fc.constantFrom("", "/", "https://"), fc.constantFrom("a", "é", "😀"), fc.constantFrom(...LENGTHS))
  .map(([start, character, length]) => start + character.repeat(Math.max(0, length - start.length)));
const junk = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(null, "", 0, "0", true, [], {}));

/** Values of the schema's type around its borders, most of them valid. */
function around(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum, String(schema.enum[0]).toUpperCase());
  if (schema.anyOf)
    return fc.oneof(...schema.anyOf.flatMap((branch) => (isSchema(branch) ? [around(branch)] : [])));
  switch (schema.type) {
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "integer":
    case "number":
      return numbers(schema);
    case "string":
      return texts(schema);
    case "array":
      return isSchema(schema.items) ? fc.array(around(schema.items), { maxLength: 3 }) : fc.constant([]);
    default:
      return nearValid(schema);
  }
}

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function numbers({ minimum = -1e6, maximum = 1e6 }: JsonSchema): fc.Arbitrary<number> {
  const borders = [
    minimum,
    maximum,
    minimum - 1,
    maximum + 1,
    0,
    0.5,
    5e-324,
    1e308,
    Number.MAX_SAFE_INTEGER,
  ];
  return fc.oneof(
    fc.constantFrom(...borders),
    fc.integer({ min: 1, max: 100 }),
    fc.double({ noNaN: true, min: minimum, max: maximum }),
  );
}

function texts({ format }: JsonSchema): fc.Arbitrary<string> {
  const wild = fc.oneof(fc.constantFrom(...TEXTS), anyUnits, longTexts);
  if (format === "uuid")
    return fc.oneof({ weight: 3, arbitrary: fc.uuid() }, fc.constantFrom(...UUIDS), wild);
  if (format === "date-time") {
    const exact = fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
    return fc.oneof(exact, fc.constantFrom(...TIMES), wild);
  }
  return wild;
}

/**
 * Objects of the schema with at most two fields replaced by something around the field's borders, of another
 * type, or missing; sometimes with a field that the schema does not know.
 */
export function nearValid(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.anyOf) return around(schema);
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
    isSchema(field) ? [[name, field] as const] : [],
  );
  const names = fields.map(([name]) => name);
  const wild = Object.fromEntries(
    fields.map(([name, field]) => [
      name,
      fc.oneof({ weight: 3, arbitrary: around(field) }, junk, fc.constant(undefined)),
    ]),
  );
  return fc
    .tuple(
      validObject(schema, fields),
      fc.record(wild),
      fc.subarray(names, { maxLength: 2 }),
      fc.option(fc.constantFrom("extra", "__proto__", "constructor"), { freq: 10 }),
    )
    .map(([valid, other, replaced, unknown]) => ({
      ...valid,
      ...Object.fromEntries(replaced.map((name) => [name, other[name]])),
      ...(unknown !== null && { [unknown]: 1 }),
    }));
}

function validObject(
  { required = [] }: JsonSchema,
  fields: (readonly [string, JsonSchema])[],
): fc.Arbitrary<Record<string, unknown>> {
  const optional = fields.map(([name]) => name).filter((name) => !required.includes(name));
  return fc
    .tuple(
      fc.record(Object.fromEntries(fields.map(([name, field]) => [name, valid(name, field)]))),
      fc.subarray(optional),
    )
    .map(([all, kept]) =>
      Object.fromEntries(
        Object.entries(all).filter(([name]) => required.includes(name) || kept.includes(name)),
      ),
    );
}

function valid(name: string, schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.type === "boolean") return fc.boolean();
  if (schema.type === "integer" || schema.type === "number") return fc.integer({ min: 1, max: 1 });
  if (schema.type === "object")
    return validObject(
      schema,
      Object.entries(schema.properties ?? {}).flatMap(([key, field]) =>
        isSchema(field) ? [[key, field] as const] : [],
      ),
    );
  if (schema.format === "uuid") return fc.uuid({ version: 7 });
  if (schema.format === "date-time") return fc.constant(TIMES[0]);
  if (name === "page") return fc.constant("/pricing");
  return fc.constant(name === "referrer" ? "https://example.com/a" : "text");
}
