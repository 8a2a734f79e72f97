import { AppError, type TenantEndpoint } from "@titik/contract";
import type { CallerCall, Stage, TenantCall } from "./call.ts";
import { uuidOrNull } from "./uuid-or-null.ts";

/**
 * 400 unless the tenant is named by a UUID: in the header `x-tenant-id`, or as the `:id` of the path. A
 * publishable key names its tenant itself. Whatever else names one beside it must agree, else 403.
 */
export const ensureTenantHeader =
  (source: TenantEndpoint["tenant"], next: Stage<TenantCall>): Stage<CallerCall> =>
  async (call) => {
    const header = tenantOrNull("x-tenant-id", call.headers.get("x-tenant-id"));
    const path = source === "path" ? tenantOrNull("id", call.params.id ?? null) : null;
    const key = call.caller.kind === "key" ? call.caller.tenantId : null;
    const [tenantId, ...others] = [key, path, header].filter((named) => named !== null);
    if (tenantId === undefined) {
      throw new AppError("validation", "The header x-tenant-id is required.", {
        details: [{ field: "x-tenant-id", message: "is required" }],
      });
    }
    if (others.some((other) => other !== tenantId)) {
      throw new AppError(
        "forbidden",
        key === null
          ? "The header names another tenant than the path."
          : "This key belongs to another tenant.",
      );
    }
    return next({ ...call, tenantId });
  };

const tenantOrNull = (field: string, value: string | null) =>
  uuidOrNull(field, value, "The tenant is not named by a UUID.");
