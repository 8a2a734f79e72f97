import type { Limiter } from "./limiter.ts";
import { SharedLimitError, type SharedLimitFault } from "./shared-limit-error.ts";

/** While Redis is out, one request in this many milliseconds tries it again. */
const PAUSE_MS = 5_000;

interface FallbackParts {
  shared: Limiter;
  local: Limiter;
  /** Milliseconds. */
  now(): number;
  /** Called once for each change; `null` when Redis counts again. */
  onChange(fault: SharedLimitFault | null): void;
}

/**
 * Counts in Redis as long as it answers, else in this process. After a failure nobody waits for Redis for 5 s;
 * then a single request tries it, while the others go on here.
 */
export function withFallback({ shared, local, now, onChange }: FallbackParts): Limiter {
  let isOut = false;
  let pausedUntil = 0;
  return async (request) => {
    if (isOut && now() < pausedUntil) return local(request);
    const isTrial = isOut;
    if (isTrial) pausedUntil = now() + PAUSE_MS;
    try {
      const verdict = await shared(request);
      if (isTrial && isOut) {
        isOut = false;
        onChange(null);
      }
      return verdict;
    } catch (error) {
      if (!(error instanceof SharedLimitError)) throw error;
      pausedUntil = now() + PAUSE_MS;
      if (!isOut) {
        isOut = true;
        onChange(error.fault);
      }
      return local(request);
    }
  };
}
