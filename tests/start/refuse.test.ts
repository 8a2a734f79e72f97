import { chownSync, existsSync, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { freePort, type RunOptions, Titik, temporaryFolder } from "./run-titik.ts";

/** Starts, expects a refusal, and returns what was said. */
async function refusal(options: RunOptions): Promise<string> {
  const titik = new Titik(options);
  expect(await titik.exited).toEqual({ code: 1, signal: null });
  expect(titik.stdout).toBe("");
  return titik.stderr;
}

test("a taken port is told in one sentence, before anything is started", async () => {
  const stranger = createServer();
  const port = await freePort();
  await new Promise<void>((done) => stranger.listen(port, "127.0.0.1", done));
  onTestFinished(() => void stranger.close());
  const dataDirectory = join(temporaryFolder(), "data");
  expect(await refusal({ dataDirectory, port })).toBe(
    `Port ${port} is taken by another program: stop it, or choose a port (PORT=${port + 1} npm start).\n`,
  );
  expect(existsSync(dataDirectory)).toBe(false);
});

test("a second start on the same data folder leaves the first one alone", async () => {
  const dataDirectory = join(temporaryFolder(), "data");
  const port = await freePort();
  const first = new Titik({ dataDirectory, port });
  await first.ready();
  const { pid } = first.runFile();
  expect(await refusal({ dataDirectory, port })).toBe(
    `Titik already runs on port ${port} (process ${pid}): http://localhost:${port}\n`,
  );
  expect(await refusal({ dataDirectory, port: await freePort() })).toMatch(
    /^The data folder .* is in use by process \d+: .*\n$/,
  );
  expect((await fetch(`http://localhost:${port}/`, { redirect: "manual" })).status).toBeLessThan(500);
  expect(first.runFile().pid).toBe(pid);
  expect((await first.stop()).code).toBe(0);
});

test("a data folder that belongs to someone else is told in one sentence", async ({ skip }) => {
  if (process.getuid?.() !== 0) skip("only root can give a folder to someone else");
  const folder = temporaryFolder();
  chownSync(folder, 12_345, 12_345);
  const dataDirectory = join(folder, "data");
  mkdirSync(dataDirectory);
  const said = await refusal({
    dataDirectory,
    port: await freePort(),
    account: { uid: 12_345, gid: 12_345 },
  });
  expect(said).toMatch(/^The data folder .* belongs to user 0, not to you \(user 12345\): .*\n$/);
});

test.each([
  [
    "DATABASE_URL without AUTH_SECRET",
    { DATABASE_URL: "postgres://a:b@127.0.0.1:1/c" },
    /^With DATABASE_URL, AUTH_SECRET is required: .*\n$/,
  ],
  [
    "a DATABASE_URL of another kind",
    { DATABASE_URL: "mysql://a", AUTH_SECRET: "x".repeat(32) },
    /^DATABASE_URL must look like .*\n$/,
  ],
  ["a port that is none", { PORT: "70000" }, /^PORT must be a number from 1 to 65535, not "70000".\n$/],
  [
    "a HOST of another machine",
    { HOST: "192.0.2.1" },
    /^HOST 192\.0\.2\.1 is not an address of this machine .*\n$/,
  ],
  [
    "a database that is not there",
    { DATABASE_URL: "postgres://a:b@127.0.0.1:1/c", AUTH_SECRET: "x".repeat(32) },
    /^The database at 127\.0\.0\.1:1 cannot be reached \(ECONNREFUSED\)\.\n$/,
  ],
])("%s is told in one sentence", async (_, env, sentence) => {
  expect(
    await refusal({ dataDirectory: join(temporaryFolder(), "data"), port: await freePort(), env }),
  ).toMatch(sentence);
});
