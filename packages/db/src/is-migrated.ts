import { sql } from "drizzle-orm";
import type { Database } from "./connect.ts";
import journal from "./migrations/meta/_journal.json" with { type: "json" };

/** True when every migration that this build knows has been applied. */
export async function isMigrated(db: Database): Promise<boolean> {
  const [row] = await db.execute<{ applied: number }>(
    sql`select count(*)::int as applied from drizzle.__drizzle_migrations`,
  );
  return (row?.applied ?? 0) >= journal.entries.length;
}
