import { listEveryProject, rebuildTiles } from "@titik/core";
import { connect } from "@titik/db";
import { aborted, listenForStop } from "./start/listen-for-stop.ts";
import { migrateDatabase } from "./start/prepare-database.ts";
import { reachDatabase } from "./start/reach-database.ts";
import { readSettings } from "./start/settings.ts";
import { StartError, sentence } from "./start/start-error.ts";

// `npm run db:rebuild-tiles`, or with the id of one project behind `--`.

async function rebuildProjects(databaseUrl: string, only: string | undefined): Promise<void> {
  const connection = connect(databaseUrl, { max: 2, name: "titik-rebuild" });
  const services = { db: connection.db, now: () => new Date() };
  try {
    const projects = (await listEveryProject(services)).filter(({ id }) => only === undefined || id === only);
    if (only !== undefined && projects.length === 0) throw new StartError(`There is no project ${only}.`);
    for (const { id, name } of projects) {
      const events = await rebuildTiles(services, id, (progress) =>
        process.stderr.write(
          `${name}: ${progress.days} of ${progress.ofDays} days, ${progress.events} events\n`,
        ),
      );
      process.stderr.write(`${name}: ${events} events are counted.\n`);
    }
  } finally {
    await connection.close();
  }
}

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const stop = listenForStop();
  const database = await reachDatabase(settings, stop);
  try {
    const work = async () => {
      await migrateDatabase(database.url);
      await rebuildProjects(database.url, process.argv[2]);
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
