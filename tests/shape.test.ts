import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const files = (pattern: string) =>
  globSync(pattern, { cwd: root, exclude: ["**/node_modules/**", "**/.next/**"] }).sort();

test("CARD-01: the code is TypeScript; JavaScript is only what runs before or without its tools", () => {
  const code = files("{apps,packages,scripts,tests}/**/*.{rs,go,py,rb,java,php,js,jsx,cjs,mjs}");
  const written = code.filter((path) => !/\/(dist|public)\//.test(path) && !/^scripts\/boot/.test(path));
  expect(written).toEqual(["apps/web/postcss.config.mjs", "apps/web/src/api-reference/start.js"]);
});

test("CARD-02: it is a Next.js App Router service in a monorepo", () => {
  expect(files("apps/web/app/api/**/route.ts").length).toBeGreaterThan(5);
  expect(JSON.parse(read("apps/web/package.json")).dependencies.next).toBe("catalog:");
});

test.each([
  "apps",
  "packages",
  "workspace",
  "docs",
  ".trae",
  "turbo.json",
  "package.json",
  "pnpm-workspace.yaml",
  "tsconfig.base.json",
  "README.md",
])("CARD-04: %s stands at the top", (name) => {
  expect(existsSync(join(root, name))).toBe(true);
});

test.each([
  "next",
  "react",
  "zod",
  "@upstash/ratelimit",
  "@upstash/redis",
  "@supabase/supabase-js",
  "@supabase/ssr",
  "jose",
  "drizzle-orm",
  "postgres",
  "vitest",
  "supertest",
])("CARD-03: %s is a dependency, and is used", (name) => {
  const manifests = files("{apps,packages}/*/package.json").map((path) => JSON.parse(read(path)));
  const declared = manifests.filter(
    (manifest) => manifest.dependencies?.[name] ?? manifest.devDependencies?.[name],
  );
  expect(declared).not.toEqual([]);
  const imported = new RegExp(`^import [^"]*"${name}(/[^"]*)?";$|^} from "${name}(/[^"]*)?";$`, "m");
  const users = files("{apps,packages}/*/{app,src,tests}/**/*.{ts,tsx}").filter((path) =>
    imported.test(read(path)),
  );
  expect(users).not.toEqual([]);
});

const routes = files("apps/web/app/api/analytics/heatmap/**/route.ts");

test("CARD-05: every method of every heatmap route is served through metrics, tenant, role and limit", () => {
  expect(routes.length).toBeGreaterThan(5);
  for (const route of routes) {
    const exported = [
      ...read(route).matchAll(/^export (?:async )?(?:const|function) (\w+)(.*(?:\n {2}.*)?)/gm),
    ];
    expect(exported.length, route).toBeGreaterThan(0);
    for (const [, method, value] of exported) {
      expect(method, route).toMatch(/^(GET|POST|PUT|PATCH|DELETE)$/);
      expect(value, route).toMatch(/^ = nextRoute\(\s*serve\(/);
    }
  }
  const guards = [
    "withMetrics",
    "withErrors",
    "withCaller",
    "ensureTenantHeader",
    "withRBAC",
    "withRateLimit",
    "withInput",
  ];
  const serve = /serve: [\s\S]*?serveOpen/.exec(read("packages/http/src/serve.ts"))?.[0] ?? "";
  const order = [...serve.matchAll(/\b(with[A-Z]\w+|ensureTenantHeader)\(/g)].map(([, name]) => name);
  expect(order).toEqual(guards);
});

test("CARD-06: routes, tracker and dashboard take their shapes from packages/heatmap-schema", () => {
  for (const route of routes) {
    expect(read(route), route).toContain('from "@titik/heatmap-schema"');
    expect(read(route), route).not.toContain('from "zod"');
  }
  for (const user of ["packages/heatmap-tracker/src", "apps/web/src/queries"]) {
    const importing = files(`${user}/**/*.ts`).filter((path) =>
      read(path).includes('from "@titik/heatmap-schema"'),
    );
    expect(importing, user).not.toEqual([]);
  }
});
