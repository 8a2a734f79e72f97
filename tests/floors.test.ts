import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");

/** The house's floors: what a package may import of the others; `types` marks those of which it may know types alone. */
const floors: Record<string, { packages: string[]; types?: string[] }> = {
  contract: { packages: [] },
  "heatmap-schema": { packages: ["contract"] },
  "heatmap-tracker": { packages: [], types: ["heatmap-schema"] },
  http: { packages: ["contract"] },
  db: { packages: ["contract"], types: ["heatmap-schema"] },
  webhooks: { packages: ["contract", "heatmap-schema", "db"] },
  core: { packages: ["contract", "heatmap-schema", "db", "webhooks"] },
};

type Import = { from: string; target: string; typeOnly: boolean };
type Source = { path: string; text: string; imports: Import[] };

const STATEMENT = /^[ \t]*(?:import|export)\s+(type\s+)?([^;"'()]*?\bfrom\s*)?["']([^"']+)["']/gm;
const DYNAMIC = /\bimport\(\s*["']([^"']+)["']\s*\)/g;

let sources: Source[];

beforeAll(async () => {
  sources = [];
  for await (const path of glob("{packages,apps,scripts,tests}/**/*.{ts,tsx,mjs}", {
    cwd: root,
    exclude: (name) => ["node_modules", ".next", "dist", "public"].includes(basename(name)),
  })) {
    const text = readFileSync(join(root, path), "utf8");
    sources.push({ path, text, imports: importsOf(path, text) });
  }
});

function importsOf(from: string, text: string): Import[] {
  const found: Import[] = [];
  for (const [, type, , target] of text.matchAll(STATEMENT))
    if (target) found.push({ from, target, typeOnly: type !== undefined });
  for (const [, target] of text.matchAll(DYNAMIC)) if (target) found.push({ from, target, typeOnly: false });
  return found;
}

/** The package whose published code a file is part of; tests may look further. */
function roomOf(path: string): string | undefined {
  const [, room] = /^packages\/([^/]+)\/(?!tests\/)/.exec(path) ?? [];
  return room;
}

/** `@titik/db/testing` → `db`; a relative path that leaves its own package → the package that it enters. */
function packageOf({ from, target }: Import): string | undefined {
  if (!target.startsWith(".")) return /^@titik\/([^/]+)/.exec(target)?.[1];
  const path = relative(root, resolve(root, dirname(from), target));
  return /^packages\/([^/]+)/.exec(path)?.[1] ?? /^apps\/([^/]+)/.exec(path)?.[1];
}

function inPackages(): Import[] {
  return sources.filter(({ path }) => roomOf(path) !== undefined).flatMap(({ imports }) => imports);
}

describe("floors", () => {
  test("the scanner sees the house", () => {
    expect(inPackages().length).toBeGreaterThan(50);
    expect(sources.some(({ path }) => path.startsWith("apps/web/app/"))).toBe(true);
    expect(importsOf("a.ts", 'import type { A } from "./b.ts";\nexport { c } from "@titik/db";\n')).toEqual([
      { from: "a.ts", target: "./b.ts", typeOnly: true },
      { from: "a.ts", target: "@titik/db", typeOnly: false },
    ]);
  });

  test("every package has its place in the table", () => {
    const rooms = new Set(sources.map(({ path }) => roomOf(path)).filter((room) => room !== undefined));
    expect([...rooms].filter((room) => !floors[room])).toEqual([]);
  });

  test("packages import only down the table, and http never core or db", () => {
    const wrong = inPackages().filter((found) => {
      const room = roomOf(found.from) ?? "";
      const target = packageOf(found);
      if (target === undefined || target === room) return false;
      const allowed = floors[room];
      return !allowed?.packages.includes(target) && !(found.typeOnly && allowed?.types?.includes(target));
    });
    expect(wrong).toEqual([]);
  });

  test("packages are entered by their front door", () => {
    const wrong = sources
      .flatMap(({ imports }) => imports)
      .filter((found) => found.target.startsWith("."))
      .filter((found) => /^packages\//.test(found.from) && packageOf(found) !== found.from.split("/")[1]);
    expect(wrong).toEqual([]);
  });

  test("family folders of core do not import each other", () => {
    const wrong = sources
      .flatMap(({ imports }) => imports)
      .filter((found) => {
        const family = /^packages\/core\/src\/([^/]+)\//.exec(found.from)?.[1];
        if (!family || !found.target.startsWith(".")) return false;
        const path = relative(root, resolve(root, dirname(found.from), found.target));
        const other = /^packages\/core\/src\/([^/]+)\//.exec(path)?.[1];
        return other !== undefined && other !== family;
      });
    expect(wrong).toEqual([]);
  });

  test("no file imports itself in a circle", () => {
    const graph = new Map(
      sources.map(({ path, imports }) => [
        path,
        imports
          .filter(({ typeOnly, target }) => !typeOnly && target.startsWith("."))
          .map(({ target }) => relative(root, resolve(root, dirname(path), target))),
      ]),
    );
    expect(findCycle(graph)).toEqual([]);
    expect(
      findCycle(
        new Map([
          ["a", ["b"]],
          ["b", ["c"]],
          ["c", ["b"]],
        ]),
      ),
    ).toEqual(["b", "c", "b"]);
  });
});

describe("rules of the house", () => {
  // Written in two parts, so that this file does not break the rules that it states.
  const rules: [string, RegExp][] = [
    ["double cast", new RegExp(`as unknown ${"as"}\\b`)],
    ["type check switched off", new RegExp(`@ts-${"(ignore|nocheck|expect-error)"}`)],
    ["lint rule switched off without a reason", /biome-ignore [^:]*$/m],
    ["focused test", new RegExp(`\\b(test|it|describe)\\.${"only"}\\(`)],
    ["test skipped without a reason", new RegExp(`\\b(test|it|describe)\\.${"(skip|todo)"}\\(`)],
    ["unfinished work", new RegExp(`\\b(TO${"DO"}|FIX${"ME"}|XX${"X"})\\b`)],
  ];
  test.each(rules)("no %s", (_, rule) => {
    expect(sources.filter(({ text }) => rule.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test("the lock file names no download address", () => {
    expect(readFileSync(join(root, "pnpm-lock.yaml"), "utf8")).not.toMatch(/https?:\/\//);
  });
});

function findCycle(graph: Map<string, string[]>): string[] {
  const done = new Set<string>();
  const visit = (node: string, trail: string[]): string[] => {
    const start = trail.indexOf(node);
    if (start >= 0) return [...trail.slice(start), node];
    if (done.has(node)) return [];
    for (const next of graph.get(node) ?? []) {
      const cycle = visit(next, [...trail, node]);
      if (cycle.length > 0) return cycle;
    }
    done.add(node);
    return [];
  };
  for (const node of graph.keys()) {
    const cycle = visit(node, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
