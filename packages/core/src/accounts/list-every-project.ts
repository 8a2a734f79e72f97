import { projectKeys, projects, withTenant } from "@titik/db";
import { eq } from "drizzle-orm";
import type { Services } from "../context.ts";

/** Every project of the installation with its publishable key, oldest first: for the operator, never for a caller. */
export async function listEveryProject({ db }: Services) {
  const tenants = await db.selectDistinct({ id: projectKeys.tenantId }).from(projectKeys);
  const found = [];
  for (const { id } of tenants) {
    const [project] = await withTenant(db, id, (tx) =>
      tx
        .select({
          id: projects.id,
          name: projects.name,
          dsn: projects.dsn,
          createdAt: projects.createdAt,
        })
        .from(projects)
        .where(eq(projects.id, id)),
    );
    if (project !== undefined) found.push(project);
  }
  return found.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));
}
