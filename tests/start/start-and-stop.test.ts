import { execFile } from "node:child_process";
import { existsSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { freePort, processesOf, repository, Titik, temporaryFolder } from "./run-titik.ts";

const shell = promisify(execFile);

function mode(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

test("npm start prints a block whose curl line stores a click; SIGTERM to npm leaves no process and exits 0", async () => {
  const parent = join(temporaryFolder(), "a closed parent");
  mkdirSync(parent, { mode: 0o700 });
  const dataDirectory = join(parent, "my data");
  const port = await freePort();
  const titik = new Titik({ dataDirectory, port, viaNpm: true });
  const block = await titik.ready();

  expect(block).toContain(`http://localhost:${port}`);
  const signIn = /http:\/\/localhost:\S+(?= {3}\(works once\))/.exec(block)?.[0] ?? "";
  expect((await fetch(signIn, { redirect: "manual" })).status).toBeLessThan(400);

  const curl = block.split("\n").find((line) => line.startsWith("curl ")) ?? "";
  const { stdout } = await shell("sh", ["-c", `${curl} -w ' %{http_code}'`]);
  expect(stdout).toMatch(/"eventId".* 201$/);

  expect(mode(dataDirectory)).toBe("700");
  expect(mode(join(dataDirectory, "postgres"))).toBe("700");
  expect(mode(join(dataDirectory, "secrets.json"))).toBe("600");
  expect(mode(join(dataDirectory, "run", `${port}.json`))).toBe("600");

  expect(await titik.stop("SIGTERM")).toEqual({ code: 0, signal: null });
  expect(processesOf(dataDirectory)).toEqual([]);
  expect(existsSync(join(dataDirectory, "run", `${port}.json`))).toBe(false);
});

test("Ctrl-C, pressed three times, stops everything once and exits 0", async () => {
  const dataDirectory = join(temporaryFolder(), "data");
  const titik = new Titik({ dataDirectory, port: await freePort() });
  await titik.ready();
  titik.child.kill("SIGINT");
  titik.child.kill("SIGINT");
  expect(await titik.stop("SIGINT")).toEqual({ code: 0, signal: null });
  expect(processesOf(dataDirectory)).toEqual([]);
});

test("Ctrl-C while the database is being set up exits 0, and the next start begins anew", async () => {
  const dataDirectory = join(temporaryFolder(), "data");
  const port = await freePort();
  const titik = new Titik({ dataDirectory, port });
  await new Promise<void>((done) => {
    titik.child.stderr?.on("data", () => titik.stderr.includes("Setting up the database") && done());
  });
  expect(await titik.stop("SIGINT")).toEqual({ code: 0, signal: null });
  expect(processesOf(dataDirectory)).toEqual([]);
  const again = new Titik({ dataDirectory, port });
  await again.ready();
  expect((await again.stop()).code).toBe(0);
});

test("a plain user can start it from a checkout that belongs to someone else", async ({ skip }) => {
  if (process.getuid?.() !== 0) skip("not root: every other test here already runs as a plain user");
  const account = { uid: 12_345, gid: 12_345 };
  try {
    await shell("test", ["-r", join(repository, "package.json")], account);
  } catch {
    skip("this checkout lies below a folder that other users may not enter");
  }
  const home = temporaryFolder();
  await shell("chown", ["12345:12345", home]);
  const dataDirectory = join(home, "data");
  const titik = new Titik({ dataDirectory, port: await freePort(), account, env: { HOME: home } });
  await titik.ready();
  expect(statSync(join(dataDirectory, "postgres")).uid).toBe(12_345);
  expect(await titik.stop()).toEqual({ code: 0, signal: null });
  expect(processesOf(dataDirectory)).toEqual([]);
});
