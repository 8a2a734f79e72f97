import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../start/settings.ts";

const ROW = /^\| ((?:CARD|S\d{3})-\d{2}) \| (kept|planned) \|/gm;
const ID = /\b(?:CARD|S\d{3})-\d{2}\b/g;

/** Kept rows of docs/promises.md by family, and those that no passed test names. */
export interface PromiseCount {
  families: { family: string; named: number; kept: number; all: number }[];
  unnamed: string[];
}

/** Compares the rows of docs/promises.md with the ids that stand in the titles of the tests that passed. */
export function countPromises(titles: readonly string[]): PromiseCount {
  const named = new Set(titles.flatMap((title) => title.match(ID) ?? []));
  const text = readFileSync(join(repository, "docs", "promises.md"), "utf8");
  const rows = [...text.matchAll(ROW)].map(([, id = "", state]) => ({ id, kept: state === "kept" }));
  const families = [...Map.groupBy(rows, ({ id }) => id.slice(0, id.indexOf("-")))].map(([family, some]) => ({
    family,
    named: some.filter(({ id, kept }) => kept && named.has(id)).length,
    kept: some.filter(({ kept }) => kept).length,
    all: some.length,
  }));
  return { families, unnamed: rows.filter(({ id, kept }) => kept && !named.has(id)).map(({ id }) => id) };
}

/** Some lines for the end of a run. */
export function promiseLines({ families, unnamed }: PromiseCount): string {
  const lines = families.map(
    ({ family, named, kept, all }) =>
      `${family}: ${named} of ${kept} kept promises are named by a passed test (${all - kept} planned)`,
  );
  return [...lines, `Kept, but named by no passed test: ${unnamed.join(", ") || "none"}`].join("\n");
}
