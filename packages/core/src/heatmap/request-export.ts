import { randomUUIDv7 } from "node:crypto";
import { enqueueJob, exports, withTenant } from "@titik/db";
import type { ExportJob, ExportQuery } from "@titik/heatmap-schema";
import type { ActorContext } from "../context.ts";

export const EXPORT_JOB = "heatmap.export";

/** How long the file of a background export is kept. */
const KEPT_HOURS = 24;

/** Queues an export together with its job. */
export async function requestExport(context: ActorContext, query: ExportQuery): Promise<ExportJob> {
  const createdAt = context.now();
  const { format, async: _async, ...filter } = query;
  const row = {
    tenantId: context.tenantId,
    id: randomUUIDv7(),
    accountId: context.accountId,
    format,
    filter,
    status: "queued" as const,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + KEPT_HOURS * 3_600_000),
  };
  await withTenant(context.db, context.tenantId, async (tx) => {
    await tx.insert(exports).values(row);
    await enqueueJob(tx, { tenantId: row.tenantId, kind: EXPORT_JOB, subject: row.id, now: createdAt });
  });
  return toExportJob({ ...row, rows: 0, total: null });
}

type ExportRow = Pick<
  typeof exports.$inferSelect,
  "id" | "status" | "format" | "rows" | "total" | "expiresAt"
>;

export function toExportJob(row: ExportRow): ExportJob {
  const statusUrl = `/api/analytics/heatmap/exports/${row.id}`;
  return {
    exportId: row.id,
    status: row.status,
    format: row.format,
    rows: row.rows,
    total: row.total,
    statusUrl,
    downloadUrl: row.status === "completed" ? `${statusUrl}/download` : null,
    expiresAt: row.expiresAt.toISOString(),
  };
}
