import { projectKeys, projects, withTenant } from "@titik/db";
import { eq } from "drizzle-orm";
import type { Services } from "../context.ts";

/** The project that a publishable key belongs to, with its origins and limits; null when it is not valid. */
export async function findProjectKey({ db, now }: Services, dsn: string) {
  const [key] = await db.select().from(projectKeys).where(eq(projectKeys.dsn, dsn));
  if (key === undefined || (key.validUntil !== null && key.validUntil <= now())) return null;
  return withTenant(db, key.tenantId, async (tx) => {
    const [project] = await tx
      .select({ tenantId: projects.id, origins: projects.origins, limits: projects.limits })
      .from(projects)
      .where(eq(projects.id, key.tenantId));
    return project ?? null;
  });
}
