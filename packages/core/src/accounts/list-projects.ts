import { accounts, memberships, projects, withTenant } from "@titik/db";
import { asc, eq } from "drizzle-orm";
import type { Services } from "../context.ts";

/** The account's projects with its role in each, oldest first. */
export async function listProjects({ db }: Services, accountId: string) {
  const rows = await db
    .select({ tenantId: memberships.tenantId, role: memberships.role })
    .from(memberships)
    .where(eq(memberships.accountId, accountId))
    .orderBy(asc(memberships.createdAt), asc(memberships.tenantId));
  const found = [];
  for (const { tenantId, role } of rows) {
    const [project] = await withTenant(db, tenantId, (tx) =>
      tx
        .select({ id: projects.id, name: projects.name, dsn: projects.dsn, createdAt: projects.createdAt })
        .from(projects)
        .where(eq(projects.id, tenantId)),
    );
    if (project !== undefined) found.push({ ...project, role });
  }
  return found;
}

/** The person behind a session; null when the account is gone. */
export async function findAccount({ db }: Services, accountId: string) {
  const [account] = await db
    .select({ id: accounts.id, email: accounts.email })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  return account ?? null;
}
