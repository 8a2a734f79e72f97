import { randomUUID, randomUUIDv7 } from "node:crypto";
import { memberships, projectKeys, projects, withTenant } from "@titik/db";
import type { Services } from "../context.ts";
import { writeAudit } from "../write-audit.ts";

/** A new project with its publishable key; the account becomes its first admin. `requestId` goes to the audit log. */
export function createProject({ db, now }: Services, name: string, accountId: string, requestId = "start") {
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
    const change = { tenantId: project.id, accountId, requestId, now };
    await writeAudit(tx, change, "project.created", project.id, { name });
    return project;
  });
}
