import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { ensureServiceMember, signToken } from "@titik/core";
import { heatmapEndpoints } from "@titik/heatmap-schema";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { authSecret, baseUrl, caller, freshTenant, openDatabase } from "../support/stack.ts";

const run = promisify(execFile);
const web = resolve(import.meta.dirname, "../..");
const documents = resolve(web, "../../workspace/05_API");
const connection = openDatabase();
let folder: string;
let tenant: Awaited<ReturnType<typeof freshTenant>>;
let access: Record<"TOKEN" | "TENANT" | "BASE_URL", string>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "titik-documents-"));
  tenant = await freshTenant(connection);
  // As from `npm run token`, which the collection's description speaks of.
  const services = { db: connection.db, now: () => new Date() };
  const memberId = await ensureServiceMember(services, tenant.tenantId, "admin");
  const token = await signToken(authSecret, memberId, "api", new Date(), 600);
  access = { TOKEN: token, TENANT: tenant.tenantId, BASE_URL: baseUrl };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("S001-16, CARD-11: the Postman collection", () => {
  interface Report {
    run: {
      stats: { assertions: { total: number; failed: number }; requests: { total: number; failed: number } };
      failures: { error: { message: string }; source?: { name: string } }[];
    };
  }

  // Newman alone takes ten seconds of a quiet machine.
  test("runs green from top to bottom against the server, without edits", { timeout: 120_000 }, async () => {
    const report = join(folder, "newman.json");
    const variables = { baseUrl, token: access.TOKEN, tenantId: tenant.tenantId, dsn: tenant.dsn };
    await run(process.execPath, [
      join(web, "node_modules/newman/bin/newman.js"),
      ...["run", join(documents, "postman_collection.json")],
      ...["--reporters", "json", "--reporter-json-export", report],
      ...Object.entries(variables).flatMap(([name, value]) => ["--env-var", `${name}=${value}`]),
      "--suppress-exit-code",
    ]);
    const { stats, failures }: Report["run"] = JSON.parse(readFileSync(report, "utf8")).run;
    expect(failures.map(({ error, source }) => `${source?.name}: ${error.message}`)).toEqual([]);
    expect(stats.requests).toMatchObject({ failed: 0 });
    expect(stats.requests.total).toBeGreaterThan(heatmapEndpoints.length);
    expect(stats.assertions.total).toBeGreaterThan(stats.requests.total);
  });
});

interface Example {
  title: string;
  endpoint: string;
  command: string;
  status: number;
  answer: string;
}

/** The samples as a reader finds them: title, command, and what it says that the answer is. */
function readExamples(): { setup: string; examples: Example[] } {
  const text = readFileSync(join(documents, "analytics-heatmap-api.md"), "utf8");
  const part = text.split(/^## /m).find((section) => section.startsWith("curl and response samples")) ?? "";
  const setup = /^```sh\n([\s\S]*?)^```/m.exec(part)?.[1] ?? "";
  const shape =
    /^### (.+)\n\n`(.+)`\n\n```sh\n([\s\S]*?)^```\n\nAnswer: `(\d+) [^`]+`\n\n```\w*\n([\s\S]*?)^```/gm;
  const examples = [...part.matchAll(shape)].map(
    ([, title = "", endpoint = "", command = "", status, answer = ""]) => ({
      title,
      endpoint,
      command,
      status: Number(status),
      answer,
    }),
  );
  return { setup, examples };
}

describe("S000-77, S000-78, S001-12, S001-23: the curl samples", () => {
  const { setup, examples } = readExamples();
  const answers: { status: number; body: string }[] = [];

  // One shell runs them all, as a reader does; curl itself is wrapped to tell status and body of each answer.
  beforeAll(async () => {
    const wrapped = `curl() {
      command curl -sS -o body -w '%{http_code}' "$@" > status
      cat body
    }`;
    const steps = examples.map(
      ({ command }, index) => `${command}\nmv status ${index}.status; mv body ${index}.body`,
    );
    await run("bash", ["-euo", "pipefail", "-c", [wrapped, setup, ...steps].join("\n")], {
      cwd: folder,
      env: { ...process.env, ...access },
    });
    for (const index of examples.keys())
      answers.push({
        status: Number(readFileSync(join(folder, `${index}.status`), "utf8")),
        body: readFileSync(join(folder, `${index}.body`), "utf8"),
      });
  });

  test("post one event, read statistics over a range of time, and cover every endpoint", () => {
    expect(examples[0]).toMatchObject({ endpoint: "POST /api/analytics/heatmap/events", status: 201 });
    expect(examples.find(({ endpoint }) => endpoint.endsWith("/stats"))?.command).toContain("from=$FROM");
    const covered = new Set(examples.map(({ endpoint }) => endpoint));
    expect(covered).toEqual(new Set(heatmapEndpoints.map(({ method, path }) => `${method} ${path}`)));
  });

  test.each(examples.map((example, index) => [example.title, example, index] as const))(
    "%s: answers with the documented status and fields",
    (_, { endpoint, status, answer }, index) => {
      const { status: given = 0, body = "" } = answers[index] ?? {};
      expect({ endpoint, status: given, body: given === status ? "" : body }).toEqual({
        endpoint,
        status,
        body: "",
      });
      const found = heatmapEndpoints.find(({ method, path }) => `${method} ${path}` === endpoint);
      const responses: Record<number, { parse(value: unknown): unknown }> = found?.responses ?? {};
      if (!answer.startsWith("{\n"))
        return expect(Object.keys(firstLine(body))).toEqual(
          expect.arrayContaining(Object.keys(firstLine(answer))),
        );
      if (status < 400) responses[status]?.parse(JSON.parse(body));
      expect(Object.keys(JSON.parse(body)).toSorted()).toEqual(Object.keys(JSON.parse(answer)).toSorted());
    },
  );
});

const firstLine = (lines: string): object => JSON.parse(lines.split("\n", 1)[0] ?? "");

describe("S001-15: every route and method of the OpenAPI document", () => {
  interface Operation {
    security: unknown[];
    responses: Record<string, unknown>;
  }
  const { paths }: { paths: Record<string, Record<string, Operation>> } = parse(
    readFileSync(join(documents, "openapi.yaml"), "utf8"),
  );
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [method.toUpperCase(), path, operation] as const),
  );
  const api = caller();

  test.each(operations)(
    "%s %s answers, with a status that is documented",
    async (method, path, operation) => {
      const url = path.replaceAll(/\{\w+\}/g, tenant.tenantId);
      const verb = { GET: api.get, POST: api.post, PUT: api.put, PATCH: api.patch, DELETE: api.delete }[
        method
      ];
      const answer = await (verb ?? api.get)(url);
      expect([404, 405]).not.toContain(answer.status);
      expect(Object.keys(operation.responses)).toContain(String(answer.status));
      if (operation.security.length > 0) expect(answer.status).toBe(401);
    },
  );
});
