import { AppError, type ReplyOf, roleCovers } from "@titik/contract";
import { exportChunks, exports, withTenant } from "@titik/db";
import type { downloadHeatmapExport, getHeatmapExport } from "@titik/heatmap-schema";
import { and, eq, gt } from "drizzle-orm";
import type { ActorContext } from "../context.ts";
import { downloadHeaders } from "./export-events.ts";
import { toExportJob } from "./request-export.ts";

/** How far a background export is. Throws `not_found` when it is unknown, expired, or somebody else's. */
export const getExport = async (
  context: ActorContext,
  id: string,
): Promise<ReplyOf<typeof getHeatmapExport>> => ({
  status: 200,
  body: toExportJob(await findExport(context, id)),
});

/** Streams the file of a completed export, a chunk at a time. Throws `conflict` while it is not complete. */
export async function downloadExport(
  context: ActorContext,
  id: string,
): Promise<ReplyOf<typeof downloadHeatmapExport>> {
  const { status, format } = await findExport(context, id);
  if (status !== "completed") {
    throw new AppError("conflict", `This export is ${status}.`, { code: "EXPORT_NOT_COMPLETED" });
  }
  let number = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const [chunk] = await withTenant(context.db, context.tenantId, (tx) =>
          tx
            .select({ body: exportChunks.body })
            .from(exportChunks)
            .where(
              and(
                eq(exportChunks.tenantId, context.tenantId),
                eq(exportChunks.exportId, id),
                eq(exportChunks.number, number),
              ),
            ),
        );
        number += 1;
        if (chunk === undefined) controller.close();
        else controller.enqueue(chunk.body);
      },
    },
    { highWaterMark: 0 },
  );
  return { status: 200, body, headers: downloadHeaders(format) };
}

/** Admins see every export of the project, others their own: it may hold more than they could read. */
async function findExport(context: ActorContext, id: string) {
  const [row] = await withTenant(context.db, context.tenantId, (tx) =>
    tx
      .select()
      .from(exports)
      .where(
        and(eq(exports.tenantId, context.tenantId), eq(exports.id, id), gt(exports.expiresAt, context.now())),
      ),
  );
  const visible = roleCovers(context.role, "admin") || row?.accountId === context.accountId;
  if (row === undefined || !visible) throw new AppError("not_found", "There is no such export.");
  return row;
}
