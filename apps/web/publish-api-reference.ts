import { copyFile, mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";

/** Copies the API reference (page, Swagger UI, generated documents) to `<folder>/docs/api`, from where Next serves it. */
const folder = process.argv[2];
if (!folder) throw new Error("usage: node publish-api-reference.ts <folder>");

const here = import.meta.dirname;
const { resolve } = createRequire(import.meta.url);
const swagger = dirname(resolve("swagger-ui-dist/package.json"));
const files = [
  ...["index.html", "start.js", "look.css"].map((name) => join(here, "src/api-reference", name)),
  ...["swagger-ui-bundle.js", "swagger-ui-bundle.js.LICENSE.txt", "swagger-ui.css"].map((name) =>
    join(swagger, name),
  ),
  ...["openapi.yaml", "postman_collection.json"].map((name) => join(here, "../../workspace/05_API", name)),
  join(dirname(resolve("geist/font/sans")), "fonts/geist-sans/Geist-Variable.woff2"),
  join(here, "app/(titik)/icon.svg"),
];

const target = join(folder, "docs/api");
await mkdir(target, { recursive: true });
await Promise.all(files.map((file) => copyFile(file, join(target, basename(file)))));
