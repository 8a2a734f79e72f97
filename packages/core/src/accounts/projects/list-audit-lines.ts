import { AppError, type InputOf, type listAudit, type ReplyOf, Uuid } from "@titik/contract";
import { accounts, auditLog, withTenant } from "@titik/db";
import { and, desc, eq, sql } from "drizzle-orm";
import type { TenantContext } from "../../context.ts";

/** One page of what was changed, newest first; `nextCursor` is null on the last. New lines do not shift the walk. */
export async function listAuditLines(
  { db, tenantId }: TenantContext,
  { limit, cursor }: InputOf<typeof listAudit>["query"],
): Promise<ReplyOf<typeof listAudit>> {
  const after = cursor === undefined ? undefined : decode(cursor);
  const rows = await withTenant(db, tenantId, (tx) =>
    tx
      .select({ line: auditLog, email: accounts.email })
      .from(auditLog)
      .leftJoin(accounts, eq(accounts.id, auditLog.accountId))
      .where(
        and(
          eq(auditLog.tenantId, tenantId),
          after &&
            sql`(${auditLog.createdAt}, ${auditLog.id}) < (${after.createdAt}::timestamptz, ${after.id}::uuid)`,
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
  const last = rows.length > limit ? data.at(-1) : undefined;
  return { status: 200, body: { data, nextCursor: last === undefined ? null : encode(last) } };
}

interface Position {
  createdAt: string;
  id: string;
}

const encode = ({ createdAt, id }: Position) =>
  Buffer.from(`${Date.parse(createdAt)} ${id}`).toString("base64url");

function decode(cursor: string): Position {
  const [ms = "", id = ""] = Buffer.from(cursor, "base64url").toString().split(" ");
  const createdAt = new Date(/^\d{1,15}$/.test(ms) ? Number(ms) : Number.NaN);
  if (Number.isNaN(createdAt.getTime()) || createdAt.getUTCFullYear() > 9998 || !Uuid.safeParse(id).success)
    throw new AppError("validation", "The cursor is not one of this API.");
  return { createdAt: createdAt.toISOString(), id };
}
