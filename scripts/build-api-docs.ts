import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { artefacts } from "./api-docs/artefacts.ts";
import { repository } from "./start/settings.ts";

/** `npm run docs:api` writes what is derived from the endpoints; with `--check` it only says what is stale. */
function main(check: boolean): number {
  const stale = [...artefacts()].filter(([path, text]) => current(path) !== text);
  for (const [path, text] of stale) {
    if (!check) write(path, text);
    process.stdout.write(`${check ? "stale" : "written"}: ${path}\n`);
  }
  if (!check || stale.length === 0) return 0;
  process.stdout.write("The endpoints have changed since: run npm run docs:api.\n");
  return 1;
}

function current(path: string): string | undefined {
  try {
    return readFileSync(join(repository, path), "utf8");
  } catch {
    return undefined;
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(repository, path)), { recursive: true });
  writeFileSync(join(repository, path), text);
}

process.exit(main(process.argv.includes("--check")));
