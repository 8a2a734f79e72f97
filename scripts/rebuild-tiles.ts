import { listEveryProject, rebuildTiles } from "@titik/core";
import { connect } from "@titik/db";
import { runOnDatabase } from "./start/run-on-database.ts";
import { StartError } from "./start/start-error.ts";

// `npm run db:rebuild-tiles`, or with the id of one project behind `--`.

async function rebuildProjects(databaseUrl: string, only: string | undefined): Promise<void> {
  const connection = connect(databaseUrl, { max: 2, name: "titik-rebuild" });
  const services = { db: connection.db, now: () => new Date() };
  try {
    const projects = (await listEveryProject(services)).filter(({ id }) => only === undefined || id === only);
    if (only !== undefined && projects.length === 0) throw new StartError(`There is no project ${only}.`);
    for (const { id, name } of projects) {
      const events = await rebuildTiles(services, id, {
        report: ({ part, days, ofDays }) =>
          process.stderr.write(`${name}: ${part}, ${days} of ${ofDays} days\n`),
      });
      process.stderr.write(`${name}: ${events} events are counted.\n`);
    }
  } finally {
    await connection.close();
  }
}

await runOnDatabase(({ url }) => rebuildProjects(url, process.argv[2]));
