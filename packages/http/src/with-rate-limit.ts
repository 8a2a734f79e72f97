import type { LimitName } from "@titik/contract";
import type { ActorCall, Stage } from "./call.ts";
import { type Limiter, takeToken } from "./take-token.ts";

/** Counts by tenant. Callers with a publishable key were already counted by their address. */
export const withRateLimit =
  (kit: Limiter, bucket: LimitName, next: Stage<ActorCall>): Stage<ActorCall> =>
  async (call) => {
    if (call.caller.kind === "account") await takeToken(kit, call, bucket, call.tenantId, call.limits);
    return next(call);
  };
