import { type ReplyOf, roleCovers } from "@titik/contract";
import { exports, withTenant } from "@titik/db";
import type { listHeatmapExports } from "@titik/heatmap-schema";
import { and, desc, eq, gt } from "drizzle-orm";
import type { ActorContext } from "../context.ts";
import { toExportJob } from "./request-export.ts";

const MOST = 50;

/** Exports that have not expired, newest first: for admins the project's, for others their own. */
export async function listExports(context: ActorContext): Promise<ReplyOf<typeof listHeatmapExports>> {
  const { tenantId, accountId, role, now } = context;
  if (accountId === null) return { status: 200, body: { data: [] } };
  const rows = await withTenant(context.db, tenantId, (tx) =>
    tx
      .select()
      .from(exports)
      .where(
        and(
          eq(exports.tenantId, tenantId),
          gt(exports.expiresAt, now()),
          roleCovers(role, "admin") ? undefined : eq(exports.accountId, accountId),
        ),
      )
      .orderBy(desc(exports.createdAt), desc(exports.id))
      .limit(MOST),
  );
  const data = rows.map((row) => ({ ...toExportJob(row), createdAt: row.createdAt.toISOString() }));
  return { status: 200, body: { data } };
}
