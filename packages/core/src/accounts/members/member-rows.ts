import { AppError, type Role } from "@titik/contract";
import { accounts, memberships, type Transaction } from "@titik/db";
import { and, asc, eq, ne } from "drizzle-orm";

/** A membership with its account, as the member API shows it. */
export interface MemberRow {
  id: string;
  role: Role;
  user: { id: string; email: string };
}

const columns = { id: memberships.id, role: memberships.role, userId: accounts.id, email: accounts.email };

const toMember = ({
  id,
  role,
  userId,
  email,
}: {
  id: string;
  role: Role;
  userId: string;
  email: string;
}) => ({
  id,
  role,
  user: { id: userId, email },
});

/** Every member of the project, service members included, oldest first. */
export async function readMembers(tx: Transaction, tenantId: string): Promise<MemberRow[]> {
  const rows = await tx
    .select(columns)
    .from(memberships)
    .innerJoin(accounts, eq(accounts.id, memberships.accountId))
    .where(eq(memberships.tenantId, tenantId))
    .orderBy(asc(memberships.createdAt), asc(memberships.id));
  return rows.map(toMember);
}

/** Throws `not_found` for a membership of another project as for one that does not exist. */
export async function readMember(tx: Transaction, tenantId: string, memberId: string): Promise<MemberRow> {
  const [row] = await tx
    .select(columns)
    .from(memberships)
    .innerJoin(accounts, eq(accounts.id, memberships.accountId))
    .where(and(eq(memberships.tenantId, tenantId), eq(memberships.id, memberId)));
  if (row === undefined) throw new AppError("not_found", "There is no such member in this project.");
  return toMember(row);
}

/**
 * True when the project would be left without an admin who is a person. To be asked under the project's lock, so
 * that two admins cannot remove each other at the same moment.
 */
export async function isLastAdmin(tx: Transaction, tenantId: string, member: MemberRow): Promise<boolean> {
  if (member.role !== "admin") return false;
  const others = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .innerJoin(accounts, eq(accounts.id, memberships.accountId))
    .where(
      and(
        eq(memberships.tenantId, tenantId),
        eq(memberships.role, "admin"),
        eq(accounts.kind, "person"),
        ne(memberships.id, member.id),
      ),
    )
    .limit(1);
  return others.length === 0;
}
