import { findRunningServer } from "../start/run-file.ts";
import { readSettings } from "../start/settings.ts";
import { StartError } from "../start/start-error.ts";

/** What a command needs to act for the operator: the database, the key that signs tokens, the API's address. */
export type ReachableServer = { databaseUrl: string; authSecret: string; baseUrl: string };

/**
 * The operator's own database when DATABASE_URL names one, else that of the server which runs on this data
 * folder (on PORT, if it is set). Throws StartError when none runs.
 */
export function reachServer(env: NodeJS.ProcessEnv): ReachableServer {
  const { externalDatabaseUrl, authSecret, baseUrl, dataDirectory, port } = readSettings(env);
  if (externalDatabaseUrl !== undefined && authSecret !== undefined)
    return { databaseUrl: externalDatabaseUrl, authSecret, baseUrl };
  const running = findRunningServer(dataDirectory, env.PORT ? port : undefined);
  if (running) return running;
  throw new StartError(
    `Titik does not run${env.PORT ? ` on port ${port}` : ""}: start it with npm start, then try again.`,
  );
}
