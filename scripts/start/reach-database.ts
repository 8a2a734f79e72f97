import { openDatabase } from "./database.ts";
import { findRunningServer } from "./run-file.ts";
import type { StartSettings } from "./settings.ts";

export type Reachable = { url: string; authSecret: string; stop(): Promise<void> };

/** The operator's database, that of a server which runs now, or the bundled one, started for this command. */
export async function reachDatabase(settings: StartSettings, stop: AbortSignal): Promise<Reachable> {
  const running = settings.externalDatabaseUrl ? undefined : findRunningServer(settings.dataDirectory);
  if (!running) return openDatabase(settings, stop);
  return { url: running.databaseUrl, authSecret: running.authSecret, stop: async () => undefined };
}
