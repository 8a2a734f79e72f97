import type { z } from "zod";
import { jsonSchemaOf } from "../schemas.ts";
import { code, table } from "./markdown.ts";

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The fields of an input schema: name, type, required or optional, meaning. */
export function fieldTable(schema: z.ZodType): string {
  const { properties = {}, required = [] } = jsonSchemaOf(schema, "input");
  const rows = Object.entries(properties).flatMap(([name, field]) =>
    typeof field === "boolean"
      ? []
      : [[code(name), typeOf(field), required.includes(name) ? "required" : "optional", meaningOf(field)]],
  );
  return table(["Field", "Type", "", "Meaning"], rows);
}

function typeOf(field: JsonSchema): string {
  if (field.enum) return field.enum.map((value) => code(String(value))).join(", ");
  return [field.format ?? String(field.type), ...boundsOf(field)].join(" ");
}

/** The bounds that somebody chose; those of the number type itself say nothing. */
function boundsOf({ minimum, maximum, exclusiveMinimum }: JsonSchema): string[] {
  const upper = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? [] : [`to ${maximum}`];
  if (exclusiveMinimum !== undefined) return [`above ${exclusiveMinimum}`, ...upper];
  return minimum === undefined ? upper : [`from ${minimum}`, ...upper];
}

function meaningOf({ description = "", default: byDefault }: JsonSchema): string {
  return byDefault === undefined ? description : `${description} Default ${code(String(byDefault))}.`.trim();
}
