import { AppError, type ReplyOf } from "@titik/contract";
import { heatmapEvents, withTenant } from "@titik/db";
import type { deleteHeatmapEvent } from "@titik/heatmap-schema";
import { and, eq } from "drizzle-orm";
import type { ActorContext } from "../context.ts";
import { writeAudit } from "../write-audit.ts";

/** Deletes one event and writes who did it, in one transaction. Throws `not_found` when it is not there. */
export const deleteEvent = (
  context: ActorContext,
  eventId: string,
): Promise<ReplyOf<typeof deleteHeatmapEvent>> =>
  withTenant(context.db, context.tenantId, async (tx) => {
    const [gone] = await tx
      .delete(heatmapEvents)
      .where(and(eq(heatmapEvents.tenantId, context.tenantId), eq(heatmapEvents.eventId, eventId)))
      .returning({ page: heatmapEvents.page, type: heatmapEvents.type });
    if (gone === undefined) throw new AppError("not_found", "There is no such event.");
    await writeAudit(tx, context, "heatmap.event.deleted", eventId.toLowerCase(), gone);
    return { status: 200, body: { eventId, deleted: true } };
  });
