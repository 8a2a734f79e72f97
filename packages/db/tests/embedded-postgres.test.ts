import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import {
  type EmbeddedPostgres,
  isProcessAlive,
  processIdentity,
  startEmbeddedPostgres,
} from "../src/embedded/index.ts";

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "titik-embedded-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "data");
}

/** With production settings but for the wait on the disk, which these tests do not measure. */
async function start(dataDirectory: string): Promise<EmbeddedPostgres> {
  const database = await startEmbeddedPostgres({ dataDirectory, settings: { fsync: "off" } });
  onTestFinished(() => database.stop());
  return database;
}

async function query<T>(url: string, run: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await run(sql);
  } finally {
    await sql.end();
  }
}

test("a new database is UTF-8, checksummed, durable, in UTC, and asks for a password", async () => {
  const dataDirectory = dataFolder();
  const database = await startEmbeddedPostgres({ dataDirectory });
  onTestFinished(() => database.stop());
  const names = [
    "server_encoding",
    "data_checksums",
    "fsync",
    "synchronous_commit",
    "TimeZone",
    "listen_addresses",
  ];
  const settings = await query(
    database.url,
    (sql) => sql`select name, setting from pg_settings where name in ${sql(names)}`,
  );
  expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
    server_encoding: "UTF8",
    data_checksums: "on",
    fsync: "on",
    synchronous_commit: "on",
    TimeZone: "UTC",
    listen_addresses: "127.0.0.1",
  });
  const wrong = new URL(database.url);
  wrong.password = "guess";
  await expect(query(wrong.href, (sql) => sql`select 1`)).rejects.toMatchObject({ code: "28P01" });
  expect(existsSync(join(dataDirectory, "initial-password"))).toBe(false);
  expect(statSync(join(dataDirectory, "postgres.log")).mode & 0o077).toBe(0);
});

test("what was committed before kill -9 is there after the next start", async () => {
  const dataDirectory = dataFolder();
  const first = await start(dataDirectory);
  await query(first.url, (sql) => sql`create table notes as select 'kept' as note`);
  process.kill(first.pid, "SIGKILL");
  expect(await first.exited).toEqual({ code: null, signal: "SIGKILL" });
  await first.stop();
  const second = await start(dataDirectory);
  expect(await query(second.url, (sql) => sql`select note from notes`)).toEqual([{ note: "kept" }]);
});

test("one data folder serves one process at a time, and is free again after a stop", async () => {
  const dataDirectory = dataFolder();
  const first = await start(dataDirectory);
  await expect(start(dataDirectory)).rejects.toThrow(/is in use by process \d+/);
  expect(await query(first.url, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }]);
  await first.stop();
  await start(dataDirectory);
});

test("a database whose parent was killed is stopped cleanly before the next one starts", async () => {
  const dataDirectory = dataFolder();
  const orphan = await start(dataDirectory);
  const identity = processIdentity(orphan.pid);
  writeFileSync(
    join(dataDirectory, "owner.json"),
    JSON.stringify({ pid: process.pid, startedAt: "an earlier life" }),
  );
  const next = await start(dataDirectory);
  expect(identity && isProcessAlive(identity)).toBe(false);
  expect(await orphan.exited).toEqual({ code: 0, signal: null });
  expect(await query(next.url, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }]);
});

test("a lock whose pid belongs to a stranger by now is forgotten, and the stranger left alone", async () => {
  const dataDirectory = dataFolder();
  await (await start(dataDirectory)).stop();
  const stranger = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  onTestFinished(() => void stranger.kill());
  const cluster = join(dataDirectory, "postgres");
  writeFileSync(join(cluster, "postmaster.pid"), `${stranger.pid}\n${cluster}\n1\n1\n\n\n`);
  await start(dataDirectory);
  expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
});

test("a set-up that was cut off is begun anew", async () => {
  const dataDirectory = dataFolder();
  mkdirSync(join(dataDirectory, "postgres.new", "base"), { recursive: true });
  writeFileSync(join(dataDirectory, "postgres.new", "PG_VERSION"), "18\n");
  await start(dataDirectory);
  expect(existsSync(join(dataDirectory, "postgres.new"))).toBe(false);
});

test("an aborted start leaves no process and a free folder", async () => {
  const dataDirectory = dataFolder();
  const stop = new AbortController();
  const starting = startEmbeddedPostgres({
    dataDirectory,
    signal: stop.signal,
    onProgress: (message) => message === "Starting the database" && queueMicrotask(() => stop.abort()),
  });
  await expect(starting).rejects.toThrow(/abort/i);
  expect(existsSync(join(dataDirectory, "postgres", "postmaster.pid"))).toBe(false);
  await start(dataDirectory);
});

test("secrets are made once, readable by the owner alone, and damage is told in one sentence", async () => {
  const dataDirectory = dataFolder();
  await (await start(dataDirectory)).stop();
  const path = join(dataDirectory, "secrets.json");
  const secrets = readFileSync(path, "utf8");
  expect(statSync(path).mode & 0o777).toBe(0o600);
  await (await start(dataDirectory)).stop();
  expect(readFileSync(path, "utf8")).toBe(secrets);
  writeFileSync(path, secrets.slice(0, 40));
  await expect(start(dataDirectory)).rejects.toThrow(/secrets\.json is damaged: restore it from a backup/);
  writeFileSync(path, JSON.stringify({ authSecret: "a", databasePassword: "b" }));
  await expect(start(dataDirectory)).rejects.toThrow(/is not that of the database: restore secrets\.json/);
});

test("what visitors typed stays out of the log", async () => {
  const dataDirectory = dataFolder();
  const database = await start(dataDirectory);
  await query(database.url, async (sql) => {
    await sql`create table people (address text primary key)`;
    await sql`insert into people values ('someone@example.org')`;
    await expect(sql`insert into people values ('someone@example.org')`).rejects.toMatchObject({
      code: "23505",
    });
  });
  await database.stop();
  const log = readFileSync(join(dataDirectory, "postgres.log"), "utf8");
  expect(log).toContain("duplicate key value");
  expect(log).not.toContain("someone@example.org");
});
