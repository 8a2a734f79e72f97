import { AppError, type LimitName } from "@titik/contract";
import type { AccountCall, CallerCall, Stage } from "./call.ts";
import { type Limiter, takeToken } from "./take-token.ts";

/** Where no tenant is concerned: lets accounts pass, and counts by account. */
export const withAccount =
  (kit: Limiter, bucket: LimitName, next: Stage<AccountCall>): Stage<CallerCall> =>
  async (call) => {
    if (call.caller.kind !== "account") throw new AppError("forbidden", "A publishable key may only write.");
    const { accountId } = call.caller;
    await takeToken(kit, call, bucket, accountId, {});
    return next({ ...call, accountId });
  };
