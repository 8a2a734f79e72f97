import { HeatmapEvent, ListQuery } from "@titik/heatmap-schema";
import { PUBLISHED, type PublishedName, publishedSchema } from "../schemas.ts";
import { zodSource } from "../zod-source.ts";
import { fieldTable } from "./field-table.ts";
import { block, json } from "./markdown.ts";

const NAMES = Object.keys(PUBLISHED) as PublishedName[];

/** The published JSON Schemas, whole. */
export const jsonSchemaSection = (): string => `## JSON Schema (Skema JSON)

Draft 2020-12, also as files in [schemas](../../workspace/05_API/schemas). Fields that a schema does not name are ignored. A query is text: its numbers are written in digits.

Fields of \`HeatmapEvent\`:

${fieldTable(HeatmapEvent)}

Fields of \`ListQuery\`:

${fieldTable(ListQuery)}

${NAMES.map((name) => `### ${name}\n\n${json(publishedSchema(name))}`).join("\n\n")}`;

/** The source of the schemas that validate every call. */
export const zodSection = (): string => `## Zod schema (Skema Zod)

This is what the server validates with; it needs \`zod\` 4 and nothing else.

${block("ts", zodSource())}`;
