import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { StatsResponse, Stored } from "@titik/heatmap-schema";
import { expect, inject, test } from "vitest";
import { authSecret, baseUrl, freshTenant, openDatabase } from "../support/stack.ts";

const connection = openDatabase();
const repository = resolve(import.meta.dirname, "../../../..");
const readme = readFileSync(join(repository, "README.md"), "utf8");
const shellBlocks = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, code = ""]) => code);

/** The one block that has the text in it, as a reader would paste it. */
function block(text: string): string {
  const [found, another] = shellBlocks.filter((code) => code.includes(text));
  if (found === undefined || another !== undefined)
    throw new Error(`one block of README.md has ${text} in it`);
  return found;
}

/** Pastes it all into one shell, in the repository, on this suite's server; answers what it prints, line by line. */
function paste(...code: string[]): Promise<string[]> {
  const env = {
    ...process.env,
    DATABASE_URL: inject("databaseUrl"),
    AUTH_SECRET: authSecret,
    PUBLIC_URL: baseUrl,
  };
  return new Promise((done, fail) => {
    execFile("sh", ["-eu", "-c", code.join("\necho\n")], { cwd: repository, env }, (error, stdout) =>
      error ? fail(error) : done(stdout.split("\n").filter(Boolean)),
    );
  });
}

test("S000-77, S000-78: the lines of README.md, pasted, store an event and read it back", async () => {
  const tenant = await freshTenant(connection, { name: `Readme ${Date.now()}` });
  const token = block("npm run -s token").replace("--project demo", `--project ${tenant.tenantId}`);
  const [stored = "", stats = ""] = await paste(token, block("/heatmap/events"), block("/heatmap/stats"));
  expect(Stored.safeParse(JSON.parse(stored)).error).toBeUndefined();
  expect(StatsResponse.parse(JSON.parse(stats))).toMatchObject({
    totals: { events: 1, sessions: 1, density: 1 },
    pages: [{ page: "/pricing", events: 1 }],
    selectors: [{ page: "/pricing", selector: "#buy", events: 1 }],
    grid: { cells: [[80, 40, 1, 1]] },
  });
});
