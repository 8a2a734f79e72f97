import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../start/settings.ts";

const read = (path: string) => readFileSync(join(repository, path), "utf8");
const withoutImports = (source: string) => source.replaceAll(/^import [^;]+;\n/gm, "").trim();

/** The source of the heatmap schemas together with the fields that they are made of, as one module. */
export const zodSource = (): string =>
  [
    'import { z } from "zod";',
    withoutImports(read("packages/contract/src/fields.ts")),
    withoutImports(read("packages/heatmap-schema/src/schemas.ts")),
  ].join("\n\n");
