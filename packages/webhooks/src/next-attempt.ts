const SECOND = 1_000;
const DAY = 86_400_000;

/** Retries after the first attempt. */
export const MAX_RETRIES = 10;

/** So long without a success, and an endpoint is disabled. */
export const FAILING_MS = 5 * DAY;

const FIRST_PAUSE = 12 * SECOND;
const FACTOR = 3;
const JITTER = 0.2;
const LONGEST_RETRY_AFTER = DAY;

interface Failure {
  /** How many attempts there have been. */
  attempts: number;
  now: Date;
  /** In [0, 1). */
  random: number;
  /** The answer's Retry-After, if any. */
  retryAfter: string | undefined;
}

/**
 * When a failed delivery is tried again: after 12 s, then three times as long each time, ± 20 %, so that ten
 * retries reach over more than three days. A receiver may ask for more time, up to a day, and never for less.
 * Null after the last retry.
 */
export function nextAttempt({ attempts, now, random, retryAfter }: Failure): Date | null {
  if (attempts > MAX_RETRIES) return null;
  const pause = FIRST_PAUSE * FACTOR ** (attempts - 1) * (1 + JITTER * (2 * random - 1));
  const asked = Math.min(readRetryAfter(retryAfter, now), LONGEST_RETRY_AFTER);
  return new Date(now.getTime() + Math.round(Math.max(pause, asked)));
}

/** Milliseconds from now, from seconds or a date; 0 for anything else. */
function readRetryAfter(value: string | undefined, now: Date): number {
  if (value === undefined) return 0;
  const ms = /^\d+$/.test(value) ? Number(value) * SECOND : Date.parse(value) - now.getTime();
  return Number.isFinite(ms) ? Math.max(0, ms) : 0;
}
