import { AppError, type TenantEndpoint, Uuid } from "@titik/contract";
import type { CallerCall, Stage, TenantCall } from "./call.ts";

/** 400 unless `x-tenant-id` is a UUID. A publishable key names its tenant itself; a header beside it must agree. */
export const ensureTenantHeader =
  (_source: TenantEndpoint["tenant"], next: Stage<TenantCall>): Stage<CallerCall> =>
  async (call) => {
    const header = call.headers.get("x-tenant-id")?.toLowerCase() ?? null;
    if (header !== null && !Uuid.safeParse(header).success) {
      throw new AppError("validation", "The header x-tenant-id must be a UUID.", {
        details: [{ field: "x-tenant-id", message: "must be a UUID" }],
      });
    }
    if (call.caller.kind === "key") {
      if (header !== null && header !== call.caller.tenantId) {
        throw new AppError("forbidden", "This key belongs to another tenant.");
      }
      return next({ ...call, tenantId: call.caller.tenantId });
    }
    if (header === null) {
      throw new AppError("validation", "The header x-tenant-id is required.", {
        details: [{ field: "x-tenant-id", message: "is required" }],
      });
    }
    return next({ ...call, tenantId: header });
  };
