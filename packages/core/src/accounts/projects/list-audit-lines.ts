import type { InputOf, listAudit, ReplyOf } from "@titik/contract";
import { accounts, auditLog, withTenant } from "@titik/db";
import { and, desc, eq, sql } from "drizzle-orm";
import type { TenantContext } from "../../context.ts";
import { decodeTimeCursor, encodeTimeCursor } from "../../time-cursor.ts";

/** One page of what was changed, newest first; `nextCursor` is null on the last. New lines do not shift the walk. */
export async function listAuditLines(
  { db, tenantId }: TenantContext,
  { limit, cursor }: InputOf<typeof listAudit>["query"],
): Promise<ReplyOf<typeof listAudit>> {
  const after = cursor === undefined ? undefined : decodeTimeCursor(cursor);
  const rows = await withTenant(db, tenantId, (tx) =>
    tx
      .select({ line: auditLog, email: accounts.email })
      .from(auditLog)
      .leftJoin(accounts, eq(accounts.id, auditLog.accountId))
      .where(
        and(
          eq(auditLog.tenantId, tenantId),
          after &&
            sql`(${auditLog.createdAt}, ${auditLog.id}) < (${after.time.toISOString()}::timestamptz, ${after.id}::uuid)`,
        ),
      )
      .orderBy(desc(auditLog.createdAt), desc(auditLog.id))
      .limit(limit + 1),
  );
  const data = rows.slice(0, limit).map(({ line, email }) => ({
    id: line.id,
    account: line.accountId === null ? null : { id: line.accountId, email },
    action: line.action,
    subject: line.subject,
    details: line.details,
    requestId: line.requestId,
    createdAt: line.createdAt.toISOString(),
  }));
  const last = rows.length > limit ? rows[limit - 1]?.line : undefined;
  const nextCursor = last === undefined ? null : encodeTimeCursor({ time: last.createdAt, id: last.id });
  return { status: 200, body: { data, nextCursor } };
}
