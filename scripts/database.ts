import { seedDemo } from "@titik/core";
import { aborted, listenForStop } from "./start/listen-for-stop.ts";
import { migrateDatabase } from "./start/prepare-database.ts";
import { reachDatabase } from "./start/reach-database.ts";
import { readSettings } from "./start/settings.ts";
import { StartError, sentence } from "./start/start-error.ts";

async function main(): Promise<void> {
  const command = process.argv[2];
  if (command !== "migrate" && command !== "seed")
    throw new StartError("Usage: npm run db:migrate | db:seed");
  const settings = readSettings(process.env);
  const stop = listenForStop();
  const database = await reachDatabase(settings, stop);
  try {
    const work = async () => {
      await migrateDatabase(database.url);
      if (command === "migrate") return process.stderr.write("The database is up to date.\n");
      const { url: databaseUrl, authSecret } = database;
      const { tenantId, dsn } = await seedDemo({ databaseUrl, authSecret, baseUrl: settings.baseUrl });
      return process.stderr.write(`The demo project is there: tenant ${tenantId}, DSN ${dsn}.\n`);
    };
    await Promise.race([work(), aborted(stop)]);
  } finally {
    await database.stop();
  }
  if (stop.aborted) throw new StartError("Stopped before the end.");
}

try {
  await main();
  process.exit(0);
} catch (error) {
  process.stderr.write(`${sentence(error)}\n`);
  process.exit(1);
}
