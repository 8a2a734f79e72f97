import { aborted, listenForStop } from "./listen-for-stop.ts";
import { migrateDatabase } from "./prepare-database.ts";
import { type Reachable, reachDatabase } from "./reach-database.ts";
import { readSettings, type StartSettings } from "./settings.ts";
import { StartError, sentence } from "./start-error.ts";

/** Does a command's work on the migrated database that can be reached, then ends the process: 1 when it failed. */
export async function runOnDatabase(
  work: (database: Reachable, settings: StartSettings) => Promise<void>,
): Promise<never> {
  try {
    const settings = readSettings(process.env);
    const stop = listenForStop();
    const database = await reachDatabase(settings, stop);
    try {
      const migrateAndWork = async () => {
        await migrateDatabase(database.url);
        await work(database, settings);
      };
      await Promise.race([migrateAndWork(), aborted(stop)]);
    } finally {
      await database.stop();
    }
    if (stop.aborted) throw new StartError("Stopped before the end.");
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${sentence(error)}\n`);
    process.exit(1);
  }
}
