import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProgram } from "../run-program.ts";
import { repository } from "../start/settings.ts";

/** Generates migrations into a copy: a new file there is one that is missing here. */
async function checkMigrations(): Promise<string | undefined> {
  const folder = mkdtempSync(join(tmpdir(), "titik-migrations-"));
  try {
    const copy = join(folder, "migrations");
    cpSync(join(repository, "packages/db/src/migrations"), copy, { recursive: true });
    const before = readdirSync(copy).length;
    const config = join(folder, "drizzle.config.ts");
    const original = JSON.stringify(join(repository, "packages/db/drizzle.config.ts"));
    writeFileSync(
      config,
      `import config from ${original};\nexport default { ...config, out: ${JSON.stringify(copy)} };\n`,
    );
    const { ok, output } = await runProgram({
      command: [process.execPath, "node_modules/drizzle-kit/bin.cjs", "generate", `--config=${config}`],
      folder: "packages/db",
    });
    if (!ok) return output;
    if (readdirSync(copy).length > before)
      return "The tables have changed without a migration: run npm run db:generate.";
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const failure = await checkMigrations();
if (failure !== undefined) process.stderr.write(`${failure}\n`);
process.exit(failure === undefined ? 0 : 1);
