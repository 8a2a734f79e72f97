import { heatmapEvents, heatmapNames, ingestCounts, projects, withTenant } from "@titik/db";
import { and, eq, inArray, lt } from "drizzle-orm";
import type { Services } from "../context.ts";
import { countedColumns } from "./sql/counted-columns.ts";
import { addJournalRow } from "./sql/journal-rows.ts";
import { dayOf, hourOf } from "./tiles/counted-event.ts";

const BATCH = 5_000;
const DAY = 86_400_000;

/**
 * Deletes the events that a project no longer keeps, at most 5,000 a transaction, with the names that only they had,
 * and the counts of what was not stored in that time. Answers how many events went.
 */
export async function deleteExpiredEvents({ db, now }: Services, tenantId: string): Promise<number> {
  let deleted = 0;
  for (;;) {
    const gone = await withTenant(db, tenantId, async (tx) => {
      const [project] = await tx
        .select({ retentionDays: projects.retentionDays })
        .from(projects)
        .where(eq(projects.id, tenantId));
      if (project === undefined) return 0;
      const oldest = new Date(now().getTime() - project.retentionDays * DAY);
      const expired = tx
        .select({ eventId: heatmapEvents.eventId })
        .from(heatmapEvents)
        .where(and(eq(heatmapEvents.tenantId, tenantId), lt(heatmapEvents.ts, oldest)))
        .orderBy(heatmapEvents.ts)
        .limit(BATCH);
      const rows = await tx
        .delete(heatmapEvents)
        .where(and(eq(heatmapEvents.tenantId, tenantId), inArray(heatmapEvents.eventId, expired)))
        .returning(countedColumns);
      if (rows.length > 0) await addJournalRow(tx, tenantId, rows, now(), -1);
      // The names are still read while events that have them are left.
      if (rows.length === BATCH) return BATCH;
      await tx
        .delete(ingestCounts)
        .where(and(eq(ingestCounts.tenantId, tenantId), lt(ingestCounts.hour, oldest)));
      await tx
        .delete(heatmapNames)
        .where(and(eq(heatmapNames.tenantId, tenantId), lt(heatmapNames.lastDay, dayOf(hourOf(oldest)))));
      return rows.length;
    });
    deleted += gone;
    if (gone < BATCH) return deleted;
  }
}
