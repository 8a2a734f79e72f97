import { AppError, type Role, roleCovers } from "@titik/contract";
import type { ActorCall, Stage, TenantCall } from "./call.ts";
import type { Kit } from "./kit.ts";

/** Proves the claimed tenant: 403 unless the caller's role there covers `needed`. A key ranks as writer. */
export const withRBAC =
  (kit: Pick<Kit<unknown>, "findMembership">, needed: Role, next: Stage<ActorCall>): Stage<TenantCall> =>
  async (call) => {
    const { caller, tenantId } = call;
    const held =
      caller.kind === "key"
        ? { role: "writer" as const, limits: caller.limits }
        : await kit.findMembership(caller.accountId, tenantId);
    if (held === null) throw new AppError("forbidden", "You are not a member of this tenant.");
    call.trace.tenantId = tenantId;
    if (!roleCovers(held.role, needed)) {
      throw new AppError("forbidden", `This needs the role ${needed}; yours is ${held.role}.`);
    }
    return next({ ...call, ...held, accountId: caller.kind === "account" ? caller.accountId : null });
  };
