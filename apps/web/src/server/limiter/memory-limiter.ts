import { RateLimiterMemory } from "rate-limiter-flexible";
import { counterName, type Limiter } from "./limiter.ts";

/**
 * Counts in this process, in fixed windows that start with the first request. The budget is compared here and
 * not in the library, because a project may have its own.
 */
export function createMemoryLimiter(now: () => number): Limiter {
  const windows = new Map<number, RateLimiterMemory>();
  const windowOf = (seconds: number) => {
    const window =
      windows.get(seconds) ??
      new RateLimiterMemory({ keyPrefix: `w${seconds}`, points: Number.MAX_SAFE_INTEGER, duration: seconds });
    windows.set(seconds, window);
    return window;
  };
  return async (request) => {
    const { limit } = request;
    const spent = await windowOf(limit.windowSeconds).consume(counterName(request), request.cost);
    return {
      allowed: spent.consumedPoints <= limit.requests,
      remaining: Math.max(0, limit.requests - spent.consumedPoints),
      resetAt: now() + spent.msBeforeNext,
    };
  };
}
