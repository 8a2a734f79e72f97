import { type Database, webhookQueue, withTenant } from "@titik/db";
import { and, eq, lt, sql } from "drizzle-orm";

const DAY = 86_400_000;
const DAYS_AHEAD = 14;

/** How long messages, their deliveries and what is still owed are kept. */
export const KEPT_DAYS = 30;

const dayOf = (ms: number) => sql`${new Date(ms).toISOString().slice(0, 10)}::date`;

/** Makes the partitions of the next two weeks where they are missing. Nothing can be stored on a day without one. */
export async function ensurePartitions(db: Database, now: Date): Promise<void> {
  const today = now.getTime();
  await db.execute(sql`select make_webhook_days(${dayOf(today - DAY)}, ${dayOf(today + DAYS_AHEAD * DAY)})`);
}

/** Drops messages and deliveries of more than 30 days ago; answers how many partitions. Throws when it had to wait. */
export async function dropPartitions(db: Database, now: Date): Promise<number> {
  const before = dayOf(now.getTime() - KEPT_DAYS * DAY);
  const [row] = await db.execute<{ dropped: number }>(sql`select drop_webhook_days(${before}) as dropped`);
  return row?.dropped ?? 0;
}

/** Gives up what has been owed to an endpoint of this tenant for more than 30 days. */
export async function dropOverdue(db: Database, tenantId: string, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * DAY);
  await withTenant(db, tenantId, (tx) =>
    tx
      .delete(webhookQueue)
      .where(and(eq(webhookQueue.tenantId, tenantId), lt(webhookQueue.messageCreatedAt, before))),
  );
}
