import type { listMembers, ReplyOf } from "@titik/contract";
import { withTenant } from "@titik/db";
import type { TenantContext } from "../../context.ts";
import { readMembers } from "./member-rows.ts";

/** Everybody who may do something in the project. */
export const listProjectMembers = ({ db, tenantId }: TenantContext): Promise<ReplyOf<typeof listMembers>> =>
  withTenant(db, tenantId, async (tx) => ({ status: 200, body: await readMembers(tx, tenantId) }));
