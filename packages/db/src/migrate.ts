import { join } from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

/** "titik" in ASCII: servers that start together migrate one after the other. */
const ADVISORY_LOCK = 500_152_067_435;

/** Brings the database to the newest schema. `ownerUrl` must be allowed to create tables and roles. */
export async function migrate(ownerUrl: string): Promise<void> {
  const client = postgres(ownerUrl, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    await client`select pg_advisory_lock(${ADVISORY_LOCK})`;
    await runMigrations(drizzle(client), {
      migrationsFolder: join(import.meta.dirname, "migrations"),
    });
  } finally {
    await client.end({ timeout: 5 });
  }
}
