import type { getProject, ReplyOf } from "@titik/contract";
import { withTenant } from "@titik/db";
import type { TenantContext } from "../../context.ts";
import { readProjectRow, toProject } from "./project-row.ts";

/** A project's settings and its valid keys. */
export const readProject = ({ db, now, tenantId }: TenantContext): Promise<ReplyOf<typeof getProject>> =>
  withTenant(db, tenantId, async (tx) => ({
    status: 200,
    body: await toProject(tx, await readProjectRow(tx, tenantId), now()),
  }));
