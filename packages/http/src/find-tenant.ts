import { AppError, RESOURCE_PARAMETERS, type ResourceName } from "@titik/contract";
import type { CallerCall, Stage, TenantCall } from "./call.ts";
import type { Kit } from "./kit.ts";
import { uuidOrNull } from "./uuid-or-null.ts";

/**
 * Names the tenant of a resource: one of the caller's own, else 404, so that nobody learns which ids exist
 * elsewhere. The header `x-tenant-id` is not needed; where it stands, only that tenant is looked in.
 */
export const findTenant =
  (
    kit: Pick<Kit<unknown>, "findResourceTenant">,
    resource: ResourceName,
    next: Stage<TenantCall>,
  ): Stage<CallerCall> =>
  async (call) => {
    if (call.caller.kind !== "account") throw new AppError("forbidden", "A publishable key may only write.");
    const parameter = RESOURCE_PARAMETERS[resource];
    const id = uuidOrNull(parameter, call.params[parameter] ?? "", "The request is not valid.");
    const within = uuidOrNull(
      "x-tenant-id",
      call.headers.get("x-tenant-id"),
      "The tenant is not named by a UUID.",
    );
    const { accountId } = call.caller;
    const tenantId = id && (await kit.findResourceTenant({ accountId, resource, id, within }));
    if (!tenantId) throw new AppError("not_found", `There is no such ${resource}.`);
    return next({ ...call, tenantId });
  };
