import { seedDemo } from "@titik/core";
import { runOnDatabase } from "./start/run-on-database.ts";
import { StartError, sentence } from "./start/start-error.ts";

const command = process.argv[2];
if (command !== "migrate" && command !== "seed") {
  process.stderr.write(`${sentence(new StartError("Usage: npm run db:migrate | db:seed"))}\n`);
  process.exit(1);
}

await runOnDatabase(async ({ url: databaseUrl, authSecret }, { baseUrl }) => {
  if (command === "migrate") {
    process.stderr.write("The database is up to date.\n");
    return;
  }
  const { tenantId, dsn } = await seedDemo({ databaseUrl, authSecret, baseUrl });
  process.stderr.write(`The demo project is there: tenant ${tenantId}, DSN ${dsn}.\n`);
});
