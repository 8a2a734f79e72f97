import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { validate as validateMermaid } from "@probelabs/maid";
import { ensureServiceMember, findMembership, type Services } from "@titik/core";
import { connect } from "@titik/db";
import { createTenant } from "@titik/db/testing";
import postgres from "postgres";
import { afterAll, describe, expect, inject, test } from "vitest";

const root = resolve(import.meta.dirname, "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const API_DOCUMENT = "workspace/05_API/analytics-heatmap-api.md";

const documents = ["README.md", "CONTRIBUTING.md", ...globSync("docs/**/*.md", { cwd: root }).sort()];

/** Fenced blocks of one language, with what stands before each. */
function blocksOf(path: string, language: string) {
  const text = read(path);
  return [...text.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, "g"))].map((found) => ({
    before: text.slice(0, found.index),
    code: found[1] ?? "",
  }));
}

/** What a document's links and pictures point to, code left out. */
function linksOf(path: string): string[] {
  const prose = read(path)
    .replace(/```[\s\S]*?```/g, "")
    .replace(/`[^`\n]*`/g, "");
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
}

/** The address that a heading gets in rendered Markdown. */
const anchorsOf = (path: string) =>
  [...read(path).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );

describe("links", () => {
  test.each(documents)("S000-05: every relative link of %s resolves, anchors too", (path) => {
    const broken = linksOf(path)
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => {
        const [file = "", anchor] = link.split("#");
        const target = file === "" ? path : join(dirname(path), file);
        if (!existsSync(join(root, target))) return true;
        return anchor !== undefined && !anchorsOf(target).includes(anchor);
      });
    expect(broken).toEqual([]);
  });

  test("S001-03: README.md leads to the API document", () => {
    expect(linksOf("README.md")).toContain(API_DOCUMENT);
  });

  test("S001-04: docs/README.md leads to the API document", () => {
    expect(linksOf("docs/README.md")).toContain(`../${API_DOCUMENT}`);
  });

  test("docs/README.md leads to every other document", () => {
    const listed = linksOf("docs/README.md").map((link) => join("docs", link));
    expect(documents.filter((path) => path !== "docs/README.md" && !listed.includes(path))).toEqual([]);
  });
});

test("S000-04: README.md names the guards, the tenant's header and the shared limit", () => {
  for (const name of ["withRBAC", "Upstash", "x-tenant-id", "ensureTenantHeader", "withMetrics"])
    expect(read("README.md")).toContain(name);
});

test.each(globSync("docs/decisions/*.md", { cwd: root }))(
  "%s has a number, a status, context, decision and consequences, on at most a page",
  (path) => {
    const text = read(path);
    const [, number = ""] = /docs\/decisions\/(\d{3})-[a-z0-9-]+\.md$/.exec(path) ?? [];
    expect(text.startsWith(`# ${number}: `)).toBe(true);
    expect(text).toMatch(/^\*\*Status:\*\* \w+/m);
    const sections = ["Context", "Decision", "Consequences"].map((name) => text.indexOf(`\n## ${name}\n`));
    expect(sections).toEqual([...sections].sort((a, b) => a - b));
    expect(sections[0]).toBeGreaterThan(0);
    expect(text.split("\n").length).toBeLessThan(60);
  },
);

describe("docs/ARCHITECTURE.md", () => {
  const ARCHITECTURE = "docs/ARCHITECTURE.md";

  test.each(blocksOf(ARCHITECTURE, "ts"))(
    "code block $# is the code of the file above it",
    ({ before, code }) => {
      const [, file = ""] = [...before.matchAll(/^\*\*\d\. .*`([^`]+)`$/gm)].at(-1) ?? [];
      const source = read(file);
      for (const part of code.split("\n\n")) expect(source).toContain(part.trimEnd());
    },
  );

  test("every file and folder that it names is there", () => {
    const tree = blocksOf(ARCHITECTURE, "text")[0]?.code ?? "";
    const missing: string[] = [];
    let folder = "";
    for (const line of tree.split("\n").filter(Boolean)) {
      const [name = ""] = line.trim().split(/\s{2,}/);
      if (!line.startsWith(" ")) folder = name;
      const path = line.startsWith(" ") ? join(folder, name) : name;
      if (!path.includes("…") && !existsSync(join(root, path))) missing.push(path);
    }
    expect(folder).not.toBe("");
    expect(missing).toEqual([]);
  });

  test("its table of floors is the one that is tested", () => {
    const rooms = [...read(ARCHITECTURE).matchAll(/^\| \d +\| `packages\/([\w-]+)` +\|/gm)].map(
      ([, room]) => room,
    );
    const packages = globSync("packages/*/package.json", { cwd: root }).map((path) => path.split("/")[1]);
    expect(rooms.sort()).toEqual(packages.sort());
  });

  test("its diagrams parse", () => {
    const diagrams = blocksOf(ARCHITECTURE, "mermaid");
    expect(diagrams.length).toBeGreaterThan(0);
    for (const { code } of diagrams) expect(validateMermaid(code).errors).toEqual([]);
  });
});

describe("the statements of docs/operations.md", () => {
  const owner = postgres(inject("databaseUrl"), { max: 1, onnotice: () => undefined });
  const connection = connect(inject("databaseUrl"), { max: 1, name: "titik-test" });
  afterAll(() => Promise.all([owner.end(), connection.close()]));
  const services: Services = { db: connection.db, now: () => new Date() };
  const tested = blocksOf("docs/operations.md", "sql").filter(({ before }) =>
    before.trimEnd().endsWith("<!-- tested -->"),
  );
  const runFor = (tenantId: string, pattern: RegExp) => {
    const [statement, another] = tested.filter(({ code }) => pattern.test(code));
    if (statement === undefined || another !== undefined) throw new Error(`one statement fits ${pattern}`);
    return owner.unsafe(statement.code.replaceAll(":'project'", `'${tenantId}'`)).simple();
  };

  test("raise a project's limit, and no other's", async () => {
    const { tenantId, accounts } = await createTenant(connection.db, { limits: { public: 9 } });
    const other = await createTenant(connection.db, { limits: { public: 9 } });
    await runFor(tenantId, /update projects set limits/);
    const limitsOf = async (tenant: string, account: string) =>
      (await findMembership(services, account, tenant))?.limits;
    expect(await limitsOf(tenantId, accounts.writer)).toEqual({ public: 9, "heatmap.write": 6000 });
    expect(await limitsOf(other.tenantId, other.accounts.writer)).toEqual({ public: 9 });
  });

  test("take the rights of a command-line token away, and those of no person", async () => {
    const { tenantId, accounts } = await createTenant(connection.db);
    const service = await ensureServiceMember(services, tenantId, "writer");
    expect(await findMembership(services, service, tenantId)).toMatchObject({ role: "writer" });
    await runFor(tenantId, /delete from memberships/);
    expect(await findMembership(services, service, tenantId)).toBeNull();
    expect(await findMembership(services, accounts.writer, tenantId)).toMatchObject({ role: "writer" });
  });
});
