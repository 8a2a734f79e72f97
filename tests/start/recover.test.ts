import { existsSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { expect, test } from "vitest";
import { allGone, freePort, kill, processesOf, Titik, temporaryFolder } from "./run-titik.ts";

async function notes(titik: Titik, write?: string): Promise<string[]> {
  const sql = postgres(titik.runFile().databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql`create schema if not exists start_test`;
    await sql`create table if not exists start_test.notes (note text)`;
    if (write) await sql`insert into start_test.notes values (${write})`;
    return (await sql`select note from start_test.notes order by note`).map(({ note }) => note);
  } finally {
    await sql.end();
  }
}

test("after kill -9 of server, database, supervisor or all, the next start has all data that was written before", async () => {
  const dataDirectory = join(temporaryFolder(), "data");
  const port = await freePort();

  let titik = new Titik({ dataDirectory, port });
  await titik.ready();
  await notes(titik, "1 before the server was killed");
  kill(titik.processes().server.pid, "SIGKILL");
  expect((await titik.exited).code).toBe(1);
  expect(titik.stderr).toContain("The server ended unexpectedly (SIGKILL).");
  expect(processesOf(dataDirectory)).toEqual([]);

  titik = new Titik({ dataDirectory, port });
  await titik.ready();
  await notes(titik, "2 before the database was killed");
  kill(titik.processes().postgres.pid, "SIGKILL");
  expect((await titik.exited).code).toBe(1);
  expect(titik.stderr).toContain("The database ended unexpectedly (SIGKILL)");

  titik = new Titik({ dataDirectory, port });
  await titik.ready();
  await notes(titik, "3 before the supervisor was killed");
  const orphans = titik.processes();
  kill(orphans.supervisor.pid, "SIGKILL");
  await allGone([orphans.supervisor, orphans.server]);

  titik = new Titik({ dataDirectory, port });
  await titik.ready();
  await allGone([orphans.postgres]);
  await notes(titik, "4 before all were killed");
  for (const { pid } of processesOf(dataDirectory)) kill(pid, "SIGKILL");
  await titik.exited;

  titik = new Titik({ dataDirectory, port });
  await titik.ready();
  expect(await notes(titik)).toEqual([
    "1 before the server was killed",
    "2 before the database was killed",
    "3 before the supervisor was killed",
    "4 before all were killed",
  ]);
  expect(await titik.stop()).toEqual({ code: 0, signal: null });
  expect(processesOf(dataDirectory)).toEqual([]);
  expect(existsSync(join(dataDirectory, "postgres", "postmaster.pid"))).toBe(false);
});
