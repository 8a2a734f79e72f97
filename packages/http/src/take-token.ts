import { AppError, LIMITS, type LimitName } from "@titik/contract";
import type { Call, LimitOverrides } from "./call.ts";
import type { Kit } from "./kit.ts";

export type Limiter = Pick<Kit<unknown>, "takeToken" | "now">;

/**
 * Charges one request to a bucket and puts the standing on the call's answer headers.
 * Throws `rate_limit` when the budget is spent.
 */
export async function takeToken(
  kit: Limiter,
  call: Call,
  bucket: LimitName,
  subject: string,
  overrides: LimitOverrides,
): Promise<void> {
  const limit = { ...LIMITS[bucket], requests: overrides[bucket] ?? LIMITS[bucket].requests };
  const verdict = await kit.takeToken({ bucket, subject, limit });
  call.answerHeaders.set("x-ratelimit-limit", String(limit.requests));
  call.answerHeaders.set("x-ratelimit-remaining", String(verdict.remaining));
  call.answerHeaders.set("x-ratelimit-reset", String(Math.ceil(verdict.resetAt / 1000)));
  if (verdict.allowed) return;
  const retryAfterSeconds = Math.max(1, Math.ceil((verdict.resetAt - kit.now()) / 1000));
  throw new AppError(
    "rate_limit",
    `More than ${limit.requests} requests in ${limit.windowSeconds} seconds. Retry in ${retryAfterSeconds} s.`,
    { retryAfterSeconds },
  );
}
