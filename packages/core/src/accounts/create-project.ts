import { randomUUID, randomUUIDv7 } from "node:crypto";
import { memberships, projectKeys, projects, withTenant } from "@titik/db";
import type { Services } from "../context.ts";

/** A new project with its publishable key; the account becomes its first admin. */
export function createProject({ db, now }: Services, name: string, accountId: string) {
  const project = { id: randomUUIDv7(), name, dsn: randomUUID(), createdAt: now() };
  return withTenant(db, project.id, async (tx) => {
    await tx.insert(projects).values(project);
    await tx
      .insert(projectKeys)
      .values({ dsn: project.dsn, tenantId: project.id, createdAt: project.createdAt });
    await tx.insert(memberships).values({
      tenantId: project.id,
      accountId,
      id: randomUUIDv7(),
      role: "admin",
      createdAt: project.createdAt,
    });
    return project;
  });
}
