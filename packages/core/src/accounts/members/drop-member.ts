import { AppError, type removeMember as endpoint, type ReplyOf } from "@titik/contract";
import { memberships, withTenant } from "@titik/db";
import { and, eq } from "drizzle-orm";
import type { ActorContext } from "../../context.ts";
import { writeAudit } from "../../write-audit.ts";
import { readProjectRow } from "../projects/project-row.ts";
import { isLastAdmin, readMember } from "./member-rows.ts";

/** Takes a member's rights in the project away; the account stays. Throws `forbidden` for the last admin. */
export const dropMember = (context: ActorContext, memberId: string): Promise<ReplyOf<typeof endpoint>> =>
  withTenant(context.db, context.tenantId, async (tx) => {
    const { tenantId } = context;
    await readProjectRow(tx, tenantId, true);
    const member = await readMember(tx, tenantId, memberId);
    if (await isLastAdmin(tx, tenantId, member))
      throw new AppError("forbidden", "The last admin of a project cannot be removed.");
    await tx.delete(memberships).where(and(eq(memberships.tenantId, tenantId), eq(memberships.id, memberId)));
    await writeAudit(tx, context, "member.removed", member.id, {
      accountId: member.user.id,
      email: member.user.email,
      role: member.role,
    });
    return { status: 200, body: { success: true } };
  });
