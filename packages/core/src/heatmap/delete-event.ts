import { AppError, type ReplyOf } from "@titik/contract";
import { heatmapEvents, withTenant } from "@titik/db";
import type { deleteHeatmapEvent } from "@titik/heatmap-schema";
import { and, eq } from "drizzle-orm";
import type { ActorContext } from "../context.ts";
import { writeAudit } from "../write-audit.ts";
import { countedColumns } from "./sql/counted-columns.ts";
import { addJournalRow } from "./sql/journal-rows.ts";

/** Deletes one event and writes who did it, in one transaction. Throws `not_found` when it is not there. */
export const deleteEvent = (
  context: ActorContext,
  eventId: string,
): Promise<ReplyOf<typeof deleteHeatmapEvent>> =>
  withTenant(context.db, context.tenantId, async (tx) => {
    const [gone] = await tx
      .delete(heatmapEvents)
      .where(and(eq(heatmapEvents.tenantId, context.tenantId), eq(heatmapEvents.eventId, eventId)))
      .returning(countedColumns);
    if (gone === undefined) throw new AppError("not_found", "There is no such event.");
    await addJournalRow(tx, context.tenantId, [gone], context.now(), -1);
    const { page, type } = gone;
    await writeAudit(tx, context, "heatmap.event.deleted", eventId.toLowerCase(), { page, type });
    return { status: 200, body: { eventId, deleted: true } };
  });
