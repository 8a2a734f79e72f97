import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { runProgram } from "../run-program.ts";
import { repository } from "../start/settings.ts";

const room = join(repository, "packages/db");

/** Generates migrations into a copy: there must be nothing to generate. */
async function checkMigrations(): Promise<string | undefined> {
  const folder = mkdtempSync(join(tmpdir(), "titik-migrations-"));
  try {
    const copy = join(folder, "migrations");
    cpSync(join(room, "src/migrations"), copy, { recursive: true });
    const config = join(folder, "drizzle.config.ts");
    // drizzle-kit puts "./" before it, so an absolute path does not arrive.
    const out = JSON.stringify(relative(room, copy));
    const original = JSON.stringify(join(room, "drizzle.config.ts"));
    writeFileSync(config, `import config from ${original};\nexport default { ...config, out: ${out} };\n`);
    const { ok, output } = await runProgram({
      command: [process.execPath, "node_modules/drizzle-kit/bin.cjs", "generate", `--config=${config}`],
      folder: "packages/db",
    });
    // Where a column may have been renamed it asks, gets no answer, and ends without a word and without an error.
    if (ok && output.includes("No schema changes")) return undefined;
    return `${output}\nThe tables have changed without a migration: run npm run db:generate.`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const failure = await checkMigrations();
if (failure !== undefined) process.stderr.write(`${failure}\n`);
process.exit(failure === undefined ? 0 : 1);
