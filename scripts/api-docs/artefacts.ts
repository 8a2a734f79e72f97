import { stringify } from "yaml";
import { heatmapDocument } from "./document/document.ts";
import { openApiDocument } from "./openapi.ts";
import { postmanCollection } from "./postman.ts";
import { PUBLISHED, type PublishedName, publishedSchema } from "./schemas.ts";

const FOLDER = "workspace/05_API";
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

// Quotes what readers of YAML 1.1 would take for a date or a number.
const yaml = (value: unknown) =>
  stringify(value, { aliasDuplicateObjects: false, compat: "yaml-1.1", lineWidth: 110 });

/** Every file that is derived from the endpoints: its text by its path in the repository. */
export function artefacts(): Map<string, string> {
  const reference = heatmapDocument();
  const schemas = (Object.keys(PUBLISHED) as PublishedName[]).map(
    (name) => [`${FOLDER}/schemas/${name}.json`, json(publishedSchema(name))] as const,
  );
  return new Map([
    [`${FOLDER}/analytics-heatmap-api.md`, reference],
    [".trae/documents/Spesifikasi API Fitur Analytics Heatmap.md", reference],
    [`${FOLDER}/openapi.yaml`, yaml(openApiDocument())],
    [`${FOLDER}/postman_collection.json`, json(postmanCollection())],
    ...schemas,
  ]);
}
