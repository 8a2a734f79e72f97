import { AppError, type changeMember, type ReplyOf, type Role } from "@titik/contract";
import { memberships, withTenant } from "@titik/db";
import { and, eq } from "drizzle-orm";
import type { ActorContext } from "../../context.ts";
import { writeAudit } from "../../write-audit.ts";
import { readProjectRow } from "../projects/project-row.ts";
import { isLastAdmin, readMember } from "./member-rows.ts";

/** Gives a member another role. Throws `validation` when the project would lose its last admin. */
export const updateMember = (
  context: ActorContext,
  memberId: string,
  role: Role,
): Promise<ReplyOf<typeof changeMember>> =>
  withTenant(context.db, context.tenantId, async (tx) => {
    const { tenantId } = context;
    await readProjectRow(tx, tenantId, true);
    const member = await readMember(tx, tenantId, memberId);
    if (role !== "admin" && (await isLastAdmin(tx, tenantId, member)))
      throw new AppError("validation", "The last admin of a project cannot be demoted.");
    await tx
      .update(memberships)
      .set({ role })
      .where(and(eq(memberships.tenantId, tenantId), eq(memberships.id, memberId)));
    await writeAudit(tx, context, "member.changed", member.id, {
      accountId: member.user.id,
      email: member.user.email,
      before: member.role,
      after: role,
    });
    return { status: 200, body: { ...member, role } };
  });
