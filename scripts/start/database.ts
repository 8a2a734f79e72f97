import { mkdirSync } from "node:fs";
import { readSecrets, startEmbeddedPostgres } from "@titik/db/embedded";
import type { StartSettings } from "./settings.ts";

/** The database of this run, bundled or the operator's own. */
export type Database = {
  url: string;
  authSecret: string;
  embedded: boolean;
  /** Settles with a sentence when the bundled database ends; never for one of the operator's own. */
  ended: Promise<string>;
  stop(): Promise<void>;
};

/** Starts the bundled PostgreSQL, or takes DATABASE_URL. */
export async function openDatabase(settings: StartSettings, signal: AbortSignal): Promise<Database> {
  const { dataDirectory, externalDatabaseUrl, authSecret } = settings;
  if (externalDatabaseUrl !== undefined && authSecret !== undefined) {
    mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
    return {
      url: externalDatabaseUrl,
      authSecret,
      embedded: false,
      ended: new Promise(() => undefined),
      stop: async () => undefined,
    };
  }
  const postgres = await startEmbeddedPostgres({
    dataDirectory,
    signal,
    onProgress: (message) => process.stderr.write(`${message}\n`),
  });
  return {
    url: postgres.url,
    authSecret: authSecret ?? readSecrets(dataDirectory).authSecret,
    embedded: true,
    ended: postgres.exited.then(
      ({ code, signal: by }) =>
        `The database ended unexpectedly (${by ?? `exit code ${code}`}): start Titik again, it recovers by itself.`,
    ),
    stop: postgres.stop,
  };
}
