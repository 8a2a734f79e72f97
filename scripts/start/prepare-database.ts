import { seedDemo } from "@titik/core";
import { connect, migrate } from "@titik/db";
import { ensurePartitions } from "@titik/webhooks";
import type { Database } from "./database.ts";
import { withProgress } from "./progress.ts";
import { isLoopback, type StartSettings } from "./settings.ts";
import { StartError } from "./start-error.ts";
import type { Demo } from "./welcome.ts";

/** Migrates; on a private start (bundled database, loopback only) also seeds the demo project and returns its keys. */
export async function prepareDatabase(
  settings: StartSettings,
  database: Database,
): Promise<Demo | undefined> {
  await migrateDatabase(database.url);
  if (!database.embedded || !isLoopback(settings.host)) return undefined;
  const { authSecret, url: databaseUrl } = database;
  return await withProgress("Seeding the demo project", () =>
    seedDemo({ databaseUrl, authSecret, baseUrl: settings.baseUrl }),
  );
}

/** Brings the tables up to date; throws StartError with the database's own words when it cannot. */
export async function migrateDatabase(url: string): Promise<void> {
  try {
    await withProgress("Migrating the database", async () => {
      await migrate(url);
      await makeWebhookDays(url);
    });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "53100") throw new StartError("The disk is full: make room, then start Titik again.");
    const host = new URL(url).host;
    if (/^E[A-Z]+$/.test(code) || code === "CONNECT_TIMEOUT")
      throw new StartError(`The database at ${host} cannot be reached (${code}).`);
    if (["28P01", "28000", "3D000"].includes(code) && error instanceof Error)
      throw new StartError(`The database at ${host} refuses us: ${error.message}.`);
    throw error;
  }
}

/** After weeks at rest the days have run out, and a subscribed project's first event needs today's. */
async function makeWebhookDays(url: string): Promise<void> {
  const { db, close } = connect(url, { max: 1 });
  try {
    await ensurePartitions(db, new Date());
  } finally {
    await close();
  }
}
