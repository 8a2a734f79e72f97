import {
  type AccountEndpoint,
  AppError,
  type Family,
  type OpenEndpoint,
  type ResourceEndpoint,
  type TenantEndpoint,
} from "@titik/contract";
import type { AccountCall, ActorCall, Call, Stage } from "./call.ts";
import { ensureTenantHeader } from "./ensure-tenant-header.ts";
import { findTenant } from "./find-tenant.ts";
import type { Kit } from "./kit.ts";
import { type Input, readInput } from "./read-input.ts";
import { type ReplyTo, toAnswer } from "./to-answer.ts";
import { withAccount } from "./with-account.ts";
import { withAddressLimit } from "./with-address-limit.ts";
import { withCaller } from "./with-caller.ts";
import { withErrors } from "./with-errors.ts";
import { withInput } from "./with-input.ts";
import { withMetrics } from "./with-metrics.ts";
import { withRateLimit } from "./with-rate-limit.ts";
import { withRBAC } from "./with-rbac.ts";

/** Binds the real parts once; the functions then turn an endpoint and its verb into a guarded route. */
export const createServe = <Services>(kit: Kit<Services>) => ({
  /** A route of one tenant. Read top to bottom: that is the order of the guards. */
  // biome-ignore format: one guard a line is the order in which they stand.
  serve: <E extends TenantEndpoint>(
    endpoint: E,
    run: (call: ActorCall & Input<E> & Services) => Promise<ReplyTo<E>>,
  ): Stage<Call> =>
    withMetrics(kit, endpoint,
      withErrors(kit, endpoint.family,
        withCaller(kit, endpoint.auth,
          ensureTenantHeader(endpoint.tenant,
            withRBAC(kit, endpoint.role,
              withRateLimit(kit, endpoint.limit,
                withInput(kit, endpoint, run))))))),

  /** A route that is open to everybody, such as a probe. */
  // biome-ignore format: as above.
  serveOpen: <E extends OpenEndpoint>(
    endpoint: E,
    run: (call: Call & Input<E> & Services) => Promise<ReplyTo<E>>,
  ): Stage<Call> =>
    withMetrics(kit, endpoint,
      withErrors(kit, endpoint.family,
        withAddressLimit(kit, endpoint.limit,
          async (call) => toAnswer(await run({ ...call, ...kit.services, ...(await readInput(endpoint, call, false)) }))))),

  /** A route of an account, about itself and no tenant. */
  // biome-ignore format: as above.
  serveAccount: <E extends AccountEndpoint>(
    endpoint: E,
    run: (call: AccountCall & Input<E> & Services) => Promise<ReplyTo<E>>,
  ): Stage<Call> =>
    withMetrics(kit, endpoint,
      withErrors(kit, endpoint.family,
        withCaller(kit, endpoint.auth,
          withAccount(kit, endpoint.limit,
            withInput(kit, endpoint, run))))),

  /** A route of one thing that belongs to a tenant, which the thing's id alone names. */
  // biome-ignore format: as above.
  serveResource: <E extends ResourceEndpoint>(
    endpoint: E,
    run: (call: ActorCall & Input<E> & Services) => Promise<ReplyTo<E>>,
  ): Stage<Call> =>
    withMetrics(kit, endpoint,
      withErrors(kit, endpoint.family,
        withCaller(kit, endpoint.auth,
          findTenant(kit, endpoint.resource,
            withRBAC(kit, endpoint.role,
              withRateLimit(kit, endpoint.limit,
                withInput(kit, endpoint, run))))))),

  /** Answers an address that no route has, in the body of the family that it lies in. */
  serveNotFound:
    (familyOf: (path: string) => Family): Stage<Call> =>
    (call) =>
      withErrors(kit, familyOf(call.path), async () => {
        throw new AppError("not_found", "There is nothing at this address.");
      })(call),
});
