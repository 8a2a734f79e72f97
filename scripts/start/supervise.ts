import { assertPortFree } from "./check-port.ts";
import { type Database, openDatabase } from "./database.ts";
import { aborted, listenForStop } from "./listen-for-stop.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { withProgress } from "./progress.ts";
import { removeRunFile, writeRunFile } from "./run-file.ts";
import { type Mode, type Server, startServer } from "./server.ts";
import { readSettings } from "./settings.ts";
import { StartError, sentence } from "./start-error.ts";
import { welcome } from "./welcome.ts";

/**
 * Runs database and server together until a signal comes (exit code 0) or one of them ends (1).
 * Whatever happens, both are stopped in order, server first, before it returns.
 */
export async function supervise(mode: Mode): Promise<number> {
  const stop = listenForStop();
  const undo: (() => Promise<void>)[] = [];
  let code = 0;
  try {
    await run(mode, stop, undo);
  } catch (error) {
    if (!stop.aborted) {
      process.stderr.write(`${sentence(error)}\n`);
      code = 1;
    }
  }
  for (const step of undo.reverse()) {
    try {
      await step();
    } catch (error) {
      process.stderr.write(`${sentence(error)}\n`);
      code = 1;
    }
  }
  return code;
}

async function run(mode: Mode, stop: AbortSignal, undo: (() => Promise<void>)[]): Promise<void> {
  const settings = readSettings(process.env);
  const { dataDirectory, port, host, baseUrl } = settings;
  await assertPortFree(settings);

  const database = await openDatabase(settings, stop);
  undo.push(() => withProgress("Stopping the database", database.stop));
  const whileAlive = <T>(step: Promise<T>) => Promise.race([step, failure(database), stopped(stop)]);

  const demo = await whileAlive(prepareDatabase(settings, database));
  const server = startServer({ ...settings, mode, database, output: "inherit" });
  undo.push(() => withProgress("Stopping the server", server.stop));
  await whileAlive(withProgress("Starting the server", () => server.ready));

  undo.push(async () => removeRunFile(dataDirectory, port));
  writeRunFile(dataDirectory, { databaseUrl: database.url, authSecret: database.authSecret, baseUrl, port });
  process.stdout.write(welcome({ baseUrl, host, demo, now: new Date() }));
  await whileAlive(failure(server));
}

/** Rejects with the sentence of whatever ended on its own. */
async function failure(process: Pick<Database | Server, "ended">): Promise<never> {
  throw new StartError(await process.ended);
}

async function stopped(stop: AbortSignal): Promise<never> {
  await aborted(stop);
  throw stop.reason;
}
