import { pagePictures, projects, type Transaction } from "@titik/db";
import { and, eq, lt } from "drizzle-orm";

const DAY = 86_400_000;

/** Deletes the snapshots of a time whose events are gone too; what somebody pinned, rejected or uploaded stays. */
export async function deleteExpiredPictures(tx: Transaction, tenantId: string, now: Date): Promise<void> {
  const [project] = await tx
    .select({ retentionDays: projects.retentionDays })
    .from(projects)
    .where(eq(projects.id, tenantId));
  if (project === undefined) return;
  await tx
    .delete(pagePictures)
    .where(
      and(
        eq(pagePictures.tenantId, tenantId),
        eq(pagePictures.kind, "snapshot"),
        eq(pagePictures.state, "shown"),
        lt(pagePictures.madeAt, new Date(now.getTime() - project.retentionDays * DAY)),
      ),
    );
}
