import type { changeProject, InputOf, ReplyOf } from "@titik/contract";
import { projects, withTenant } from "@titik/db";
import { eq } from "drizzle-orm";
import type { ActorContext } from "../../context.ts";
import { writeAudit } from "../../write-audit.ts";
import { readProjectRow, toProject } from "./project-row.ts";

/** Changes what is named and leaves the rest; what was before goes to the audit log. */
export const updateProject = (
  context: ActorContext,
  changes: InputOf<typeof changeProject>["body"],
): Promise<ReplyOf<typeof changeProject>> =>
  withTenant(context.db, context.tenantId, async (tx) => {
    const before = await readProjectRow(tx, context.tenantId, true);
    const after = {
      name: changes.name ?? before.name,
      retentionDays: changes.retentionDays ?? before.retentionDays,
      origins: changes.origins === undefined ? before.origins : [...new Set(changes.origins)],
    };
    await tx.update(projects).set(after).where(eq(projects.id, context.tenantId));
    const { name, retentionDays, origins } = before;
    await writeAudit(tx, context, "project.changed", context.tenantId, {
      before: { name, retentionDays, origins },
      after,
    });
    return { status: 200, body: await toProject(tx, { ...before, ...after }, context.now()) };
  });
