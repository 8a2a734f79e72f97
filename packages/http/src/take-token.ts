import { AppError, LIMITS, type LimitName } from "@titik/contract";
import type { Call, LimitOverrides } from "./call.ts";
import type { Kit } from "./kit.ts";

export type Limiter = Pick<Kit<unknown>, "takeToken" | "now">;

const REMAINING = "x-ratelimit-remaining";

/**
 * Charges one request, or `cost` of what the bucket counts. The call's answer headers tell the standing of the
 * tightest budget that was charged. Throws `rate_limit` when the budget is spent.
 */
export async function takeToken(
  kit: Limiter,
  call: Call,
  bucket: LimitName,
  subject: string,
  overrides: LimitOverrides,
  cost = 1,
): Promise<void> {
  const limit = { ...LIMITS[bucket], requests: overrides[bucket] ?? LIMITS[bucket].requests };
  const verdict = await kit.takeToken({ bucket, subject, limit, cost });
  const told = Number(call.answerHeaders.get(REMAINING) ?? Number.POSITIVE_INFINITY);
  if (!verdict.allowed || verdict.remaining < told) {
    call.answerHeaders.set("x-ratelimit-limit", String(limit.requests));
    call.answerHeaders.set(REMAINING, String(verdict.remaining));
    call.answerHeaders.set("x-ratelimit-reset", String(Math.ceil(verdict.resetAt / 1000)));
  }
  if (verdict.allowed) return;
  const retryAfterSeconds = Math.max(1, Math.ceil((verdict.resetAt - kit.now()) / 1000));
  throw new AppError(
    "rate_limit",
    `More than ${limit.requests} ${bucket === "key.events" ? "events" : "requests"} in ${limit.windowSeconds} seconds. Retry in ${retryAfterSeconds} s.`,
    { retryAfterSeconds },
  );
}
