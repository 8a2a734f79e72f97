import { createHmac } from "node:crypto";
import type { Limit } from "@titik/contract";
import { Ratelimit } from "@upstash/ratelimit";
import { Redis } from "@upstash/redis";
import { counterName, type Limiter } from "./limiter.ts";
import { SharedLimitError } from "./shared-limit-error.ts";

/** A caller waits this long for a verdict, in milliseconds. */
const VERDICT_MS = 150;
/** A call may take longer than its verdict is awaited: else a far Redis would never get its connection set up. */
const CALL_MS = 3_000;
const MAX_BUDGETS = 256;

interface UpstashOptions {
  url: string;
  token: string;
  /** Keys the names under which is counted, so that Redis holds no client address. */
  secret: string;
}

export interface UpstashLimiter {
  /** Throws SharedLimitError when Redis gives no verdict within 150 ms, or none that makes sense. */
  take: Limiter;
  /** Rejects when Redis does not answer. */
  ping(): Promise<void>;
}

/** Counts in Redis, for all processes together, in fixed windows that follow the clock. */
export function createUpstashLimiter({ url, token, secret }: UpstashOptions): UpstashLimiter {
  const redis = new Redis({
    url,
    token,
    // A second attempt could count a request twice.
    retry: { retries: 0 },
    readYourWrites: false,
    enableTelemetry: false,
    signal: () => AbortSignal.timeout(CALL_MS),
  });
  const budgets = new Map<string, Ratelimit>();

  function budgetOf({ requests, windowSeconds }: Limit): Ratelimit {
    const name = `${requests}/${windowSeconds}`;
    const known = budgets.get(name);
    if (known !== undefined) return known;
    const budget = new Ratelimit({
      redis,
      limiter: Ratelimit.fixedWindow(requests, `${windowSeconds} s`),
      prefix: "titik:limit",
      // The library would let everybody pass when its own time is over.
      timeout: 0,
      ephemeralCache: false,
      analytics: false,
    });
    const [oldest] = budgets.size >= MAX_BUDGETS ? budgets.keys() : [];
    if (oldest !== undefined) budgets.delete(oldest);
    budgets.set(name, budget);
    return budget;
  }

  return {
    take: async (request) => {
      const { limit } = request;
      const name = createHmac("sha256", secret).update(counterName(request)).digest("base64url");
      const verdict = await inTime(budgetOf(limit).limit(name, { rate: request.cost })).catch(
        (error: unknown) => {
          throw SharedLimitError.from(error);
        },
      );
      if (verdict.limit !== limit.requests || !Number.isSafeInteger(verdict.remaining))
        throw new SharedLimitError("answers what cannot be understood");
      return { allowed: verdict.success, remaining: verdict.remaining, resetAt: verdict.reset };
    },
    ping: async () => {
      await redis.ping();
    },
  };
}

/** Rejects when the verdict is late. What arrived while this process was busy is read first. */
async function inTime<Verdict>(verdict: Promise<Verdict>): Promise<Verdict> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const isLate = () => reject(new SharedLimitError("does not answer in time"));
    timer = setTimeout(() => setImmediate(isLate), VERDICT_MS);
  });
  return Promise.race([verdict, late]).finally(() => clearTimeout(timer));
}
