import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { validate as validateMermaid } from "@probelabs/maid";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import * as schemas from "../packages/heatmap-schema/src/schemas.ts";
import { artefacts } from "../scripts/api-docs/artefacts.ts";
import { allEndpoints } from "../scripts/api-docs/endpoints.ts";
import { blocks, document, MAIN, MIRROR, readText, root, section } from "./support/api-document.ts";

test.each([...artefacts().keys()])("S000-01, S000-03, S001-01: %s is what the endpoints say", (path) => {
  expect(readText(path)).toBe(artefacts().get(path));
});

test("S001-02: the mirror equals the document byte for byte", () => {
  expect(readText(MIRROR)).toBe(document);
});

test.each([
  "Summary (Ringkasan)",
  "Endpoints (Endpoint)",
  "JSON Schema (Skema JSON)",
  "Zod schema (Skema Zod)",
  "Authentication and RBAC (Autentikasi & RBAC)",
  "Rate limit (Batas Laju)",
  "Errors (Kesalahan)",
  "Webhooks (Webhook)",
  "curl and response samples (Contoh curl & respons)",
  "Determinism (Determinisme)",
])("S000-02: the document has the section %s, and something in it", (heading) => {
  expect(section(heading).length).toBeGreaterThan(heading.length + 200);
});

test.each([
  ["POST", "/events"],
  ["POST", "/bulk"],
  ["GET", "/events"],
  ["GET", "/stats"],
  ["GET", "/export"],
  ["DELETE", "/events/:id"],
])("S001-05: the document lists %s %s", (method, path) => {
  expect(section("Endpoints (Endpoint)")).toContain(`### ${method} /api/analytics/heatmap${path}\n`);
});

test.each([MAIN, MIRROR])("S000-05: every relative link of %s resolves", (path) => {
  const targets = [...readText(path).matchAll(/\]\((\.[^)#]*)/g)].map(([, target]) => target ?? "");
  expect(targets).toEqual(expect.arrayContaining(["../../README.md", "../../docs/README.md"]));
  expect(targets.filter((target) => !existsSync(join(root, dirname(path), target)))).toEqual([]);
});

describe("S000-56, S001-06: the JSON Schema", () => {
  const names = ["HeatmapEvent", "HeatmapEventBatch", "ListQuery", "StatsResponse", "ErrorResponse"];
  test.each(names)("%s is a valid schema, as a file and in the document", (name) => {
    const schema = JSON.parse(readText(`workspace/05_API/schemas/${name}.json`));
    const ajv = new Ajv2020({ allErrors: true });
    addFormats.default(ajv);
    expect(ajv.validateSchema(schema)).toBe(true);
    expect(schema.title).toBe(name);
    const part = section("JSON Schema (Skema JSON)").split(`### ${name}\n`)[1] ?? "";
    expect(JSON.parse(blocks("json", part)[0] ?? "")).toEqual(schema);
  });
});

describe("S001-07: the Zod block", () => {
  let folder: string;
  let file: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "titik-zod-block-"));
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    file = join(folder, "schemas.ts");
    writeFileSync(file, blocks("ts", section("Zod schema (Skema Zod)"))[0] ?? "");
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("compiles by itself, strictly", () => {
    const options =
      "--strict --noEmit --skipLibCheck --target es2024 --module esnext --moduleResolution bundler";
    const tsc = join(root, "node_modules/.bin/tsc");
    expect(execFileSync(tsc, [...options.split(" "), file], { cwd: folder, encoding: "utf8" })).toBe("");
  });

  test("accepts and gives what the package's schemas do", () => {
    const shapes = `import * as block from ${JSON.stringify(file)}; import { z } from "zod";
      const shapes = {};
      for (const [name, value] of Object.entries(block))
        if (value instanceof z.ZodType)
          shapes[name] = ["input", "output"].map((io) => z.toJSONSchema(value, { io }));
      process.stdout.write(JSON.stringify(shapes));`;
    const module = ["--input-type=module", "--eval", shapes];
    const ofBlock = JSON.parse(execFileSync(process.execPath, module, { cwd: folder, encoding: "utf8" }));
    for (const [name, schema] of Object.entries(schemas)) {
      if (!(schema instanceof z.ZodType)) continue;
      const ofPackage = (["input", "output"] as const).map((io) => z.toJSONSchema(schema, { io }));
      expect({ name, shapes: ofBlock[name] }).toEqual({
        name,
        shapes: JSON.parse(JSON.stringify(ofPackage)),
      });
    }
    expect(Object.keys(ofBlock)).toContain("HeatmapEvent");
  });
});

test.each([
  ["S001-17: the authentication flow", "Authentication and RBAC (Autentikasi & RBAC)"],
  ["S001-18: the endpoint workflow", "Endpoints (Endpoint)"],
])("%s is a diagram that parses", (_, heading) => {
  const [diagram, ...others] = blocks("mermaid", section(heading));
  expect(others).toEqual([]);
  const { type, errors } = validateMermaid(diagram ?? "");
  expect(["flowchart", "sequence"]).toContain(type);
  expect(errors).toEqual([]);
  expect(validateMermaid(`${diagram}\n  a --`).errors).not.toEqual([]);
});

describe("S001-15: the OpenAPI document", () => {
  const openapi = readText("workspace/05_API/openapi.yaml");

  test("is valid OpenAPI 3.1, version 1 of the API", async () => {
    expect(await new Validator().validate(openapi)).toEqual({ valid: true });
    expect(parse(openapi)).toMatchObject({ openapi: "3.1.0", info: { version: "1.0.0" } });
  });

  test("describes every endpoint", () => {
    const { paths } = parse(openapi);
    const described = Object.entries<Record<string, { operationId: string }>>(paths).flatMap(([, methods]) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(described.toSorted()).toEqual(allEndpoints.map(({ id }) => id).toSorted());
  });

  test("S001-24: its enums, those of the JSON Schemas and those of Zod are the same sets", () => {
    const { components } = parse(openapi);
    const schema = JSON.parse(readText("workspace/05_API/schemas/HeatmapEvent.json"));
    const { shape } = schemas.HeatmapEvent;
    const zod = {
      type: schemas.EventType.options,
      pointer: shape.pointer.unwrap().options,
      anchor: schemas.Anchor.shape.kind.options,
    };
    const json = {
      type: schema.properties.type.enum,
      pointer: schema.properties.pointer.enum,
      anchor: schema.properties.anchor.properties.kind.enum,
    };
    const inOpenApi = {
      type: components.schemas.EventType.enum,
      pointer: components.schemas.HeatmapEvent.properties.pointer.enum,
      anchor: components.schemas.Anchor.properties.kind.enum,
    };
    expect(json).toEqual(zod);
    expect(inOpenApi).toEqual(zod);
    expect(zod.type).toEqual(["click", "hover", "scroll"]);
  });
});

test("S000-59: addresses name things, not actions", () => {
  const verbs = [
    "get",
    "list",
    "create",
    "add",
    "update",
    "set",
    "delete",
    "remove",
    "fetch",
    "send",
    "save",
  ];
  const segments = allEndpoints.flatMap(({ path }) => path.toLowerCase().split(/[/-]/));
  expect(segments.filter((segment) => verbs.includes(segment))).toEqual([]);
});
