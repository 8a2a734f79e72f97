import { join } from "node:path";
import type { Program } from "../run-program.ts";
import { repository } from "../start/settings.ts";

const bin = (name: string) => join(repository, "node_modules", ".bin", name);

/** Everything that has to hold for a change to be taken. A new generator adds its check mode to this list. */
export const checks: readonly { name: string; steps: readonly Program[] }[] = [
  {
    name: "format and lint, without warnings",
    steps: [{ command: [bin("biome"), "ci", "--error-on-warnings", "--colors=off", "."] }],
  },
  { name: "types of packages, scripts and tests", steps: [{ command: [bin("tsc"), "-p", "tsconfig.json"] }] },
  {
    name: "types of apps/web",
    steps: [
      { command: [join("node_modules", ".bin", "next"), "typegen"], folder: "apps/web" },
      { command: [bin("tsc"), "-p", "apps/web/tsconfig.verify.json", "--incremental", "false"] },
    ],
  },
  {
    name: "imports go down the floors",
    steps: [{ command: [bin("vitest"), "run", "--project=unit", "tests/floors.test.ts"] }],
  },
  {
    name: "migrations match the tables",
    steps: [{ command: [process.execPath, "scripts/verify/check-migrations.ts"] }],
  },
  {
    name: "API documents match the endpoints",
    steps: [{ command: [process.execPath, "scripts/build-api-docs.ts", "--check"] }],
  },
];
