import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { chooseAccount } from "./account.ts";
import { findBinaries } from "./binaries.ts";
import { prepareDataDirectory } from "./data-directory.ts";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import { clusterExists, DATABASE_OWNER, initialiseCluster } from "./initialise-cluster.ts";
import { LogFile } from "./log-file.ts";
import { claimDataDirectory, releaseDataDirectory, stopOrphan } from "./ownership.ts";
import {
  type Exit,
  type PostgresCommand,
  PostgresDidNotStart,
  type RunningPostgres,
  runPostgres,
} from "./run-postgres.ts";
import { readSecrets } from "./secrets.ts";
import { productionSettings, type Settings } from "./settings.ts";

const DATABASE = "titik";
const RETRY_MS = 500;
const RETRY_FOR_MS = 30_000;
const STOP_MS = 60_000;

export type EmbeddedPostgresOptions = {
  /** Holds the cluster, its log and its secrets; made (0700) when it is missing. */
  dataDirectory: string;
  onProgress?: (message: string) => void;
  /** Replaces single production settings, for throwaway databases. */
  settings?: Settings;
  /** Aborting ends a start that is under way. */
  signal?: AbortSignal;
};

export type EmbeddedPostgres = {
  /** Owner's URL of the database `titik`, password included. */
  url: string;
  pid: number;
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>;
  /** Settles when the postmaster ends, for whatever reason. */
  exited: Promise<Exit>;
};

/**
 * Starts the bundled PostgreSQL on 127.0.0.1 and a free port; after a crash it cleans up and recovers first.
 * Throws EmbeddedPostgresError with one sentence when it cannot.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDirectory = resolve(options.dataDirectory);
  const clusterDirectory = join(dataDirectory, "postgres");
  const onProgress = options.onProgress ?? (() => undefined);
  const settings: Settings = { ...productionSettings, ...options.settings };
  const binaries = await findBinaries();
  prepareDataDirectory(dataDirectory);
  claimDataDirectory(dataDirectory);
  try {
    const password = readSecrets(dataDirectory).databasePassword;
    const account = chooseAccount(dataDirectory, clusterDirectory, binaries);
    const log = new LogFile(join(dataDirectory, "postgres.log"));
    const shared = { clusterDirectory, binaries, account, signal: options.signal };
    if (!clusterExists(clusterDirectory)) {
      onProgress("Setting up the database");
      await initialiseCluster({ ...shared, dataDirectory, password, durable: settings.fsync !== "off" });
    }
    onProgress("Starting the database");
    const running = await startWithRetries({ ...shared, settings, log, onProgress });
    let stopping: Promise<void> | undefined;
    const stop = () => {
      stopping ??= stopPostgres(running, dataDirectory);
      return stopping;
    };
    try {
      options.signal?.throwIfAborted();
      await createDatabase(running.port, password);
    } catch (error) {
      await stop();
      throw error;
    }
    return { url: url(running.port, password, DATABASE), pid: running.pid, stop, exited: running.exited };
  } catch (error) {
    releaseDataDirectory(dataDirectory);
    throw error;
  }
}

async function startWithRetries(command: PostgresCommand): Promise<RunningPostgres> {
  const end = performance.now() + RETRY_FOR_MS;
  for (;;) {
    command.signal?.throwIfAborted();
    if (await stopOrphan(command.clusterDirectory))
      command.onProgress("Stopped a database that an earlier run had left behind");
    try {
      return await runPostgres(command);
    } catch (error) {
      if (!(error instanceof PostgresDidNotStart)) throw error;
      command.signal?.throwIfAborted();
      if (!isPassing(error.message) || performance.now() > end)
        throw explain(error.message, command.log.path);
      await sleep(RETRY_MS);
    }
  }
}

/** A port taken in between, backends of a killed postmaster, a pid that nobody has reaped yet. */
function isPassing(output: string): boolean {
  return /could not bind|could not create any TCP|lock file .* already exists|pre-existing shared memory/.test(
    output,
  );
}

function explain(output: string, logPath: string): EmbeddedPostgresError {
  if (/No space left on device/.test(output))
    return new EmbeddedPostgresError(
      "The disk is full: make room, then start Titik again; nothing stored is lost.",
    );
  if (/initialized by PostgreSQL version/.test(output))
    return new EmbeddedPostgresError("The data folder was made by another major version of PostgreSQL.");
  const line =
    output.split("\n").find((text) => /FATAL|PANIC|error|could not/.test(text)) ?? "it gave no reason";
  return new EmbeddedPostgresError(
    `The database did not start (${line.replace(/^.*?(FATAL|PANIC): +/, "").trim()}); its log is ${logPath}.`,
  );
}

async function createDatabase(port: number, password: string): Promise<void> {
  const sql = postgres(url(port, password, "postgres"), { max: 1, onnotice: () => undefined });
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${DATABASE}`;
    if (!found) await sql`create database ${sql(DATABASE)}`;
  } catch (error) {
    if (error instanceof postgres.PostgresError && error.code === "28P01")
      throw new EmbeddedPostgresError(
        "The password in secrets.json is not that of the database: restore secrets.json from a backup.",
      );
    throw error;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function stopPostgres(running: RunningPostgres, dataDirectory: string): Promise<void> {
  running.child.kill("SIGINT");
  const timer = setTimeout(() => running.child.kill("SIGQUIT"), STOP_MS);
  await running.exited;
  clearTimeout(timer);
  releaseDataDirectory(dataDirectory);
}

function url(port: number, password: string, database: string): string {
  return `postgres://${DATABASE_OWNER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}
