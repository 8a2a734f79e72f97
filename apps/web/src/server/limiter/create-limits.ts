import type { Logger } from "pino";
import type { Environment } from "../environment.ts";
import type { Metrics } from "../metrics.ts";
import type { CountedIn, Limiter } from "./limiter.ts";
import { createMemoryLimiter } from "./memory-limiter.ts";
import { createUpstashLimiter } from "./upstash-limiter.ts";
import { withFallback } from "./with-fallback.ts";

export interface Limits {
  take: Limiter;
  backend: "upstash" | "memory";
  /** Rejects when the backend does not answer. */
  ping(): Promise<void>;
}

/** Limits for all processes together with Upstash's two variables, else for this process alone. */
export function createLimits(environment: Environment, log: Logger, metrics: Metrics): Limits {
  const counted =
    (limiter: Limiter, countedIn: CountedIn): Limiter =>
    async (request) => {
      const verdict = await limiter(request);
      metrics.recordVerdict(request.bucket, verdict.allowed, countedIn);
      return verdict;
    };
  const local = counted(createMemoryLimiter(Date.now), "process");
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token, AUTH_SECRET: secret } = environment;
  if (url === undefined || token === undefined)
    return { take: local, backend: "memory", ping: async () => undefined };

  const upstash = createUpstashLimiter({ url, token, secret });
  const take = withFallback({
    shared: counted(upstash.take, "redis"),
    local,
    now: Date.now,
    onChange: (fault) => {
      metrics.setLimiterFallback(fault !== null);
      if (fault === null) log.info("limits are counted in Redis again");
      else log.warn({ fault }, `limits are counted in this process: their Redis ${fault}`);
    },
  });
  return { take, backend: "upstash", ping: upstash.ping };
}
