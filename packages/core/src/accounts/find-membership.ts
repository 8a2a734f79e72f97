import { memberships, projects, withTenant } from "@titik/db";
import { and, eq } from "drizzle-orm";
import type { Services } from "../context.ts";

/** The account's role in the project and the project's limits; null when it is not a member. */
export const findMembership = ({ db }: Services, accountId: string, tenantId: string) =>
  withTenant(db, tenantId, async (tx) => {
    const [row] = await tx
      .select({ role: memberships.role, limits: projects.limits })
      .from(memberships)
      .innerJoin(projects, eq(projects.id, memberships.tenantId))
      .where(and(eq(memberships.tenantId, tenantId), eq(memberships.accountId, accountId)));
    return row ?? null;
  });
