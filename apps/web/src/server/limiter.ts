import type { TokenRequest, TokenVerdict } from "@titik/http";
import ipaddr from "ipaddr.js";
import { RateLimiterMemory } from "rate-limiter-flexible";

export type Limiter = (request: TokenRequest) => Promise<TokenVerdict>;

/** One address for IPv4, also when it comes mapped into IPv6; a /64 for IPv6, which is one household. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed.kind() === "ipv4"
    ? parsed.toString()
    : `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed}/64`)}/64`;
}

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
  return async ({ bucket, subject, limit }) => {
    const key = `${bucket}:${bucket === "public" ? networkOf(subject) : subject}`;
    const spent = await windowOf(limit.windowSeconds).consume(key);
    return {
      allowed: spent.consumedPoints <= limit.requests,
      remaining: Math.max(0, limit.requests - spent.consumedPoints),
      resetAt: now() + spent.msBeforeNext,
    };
  };
}
