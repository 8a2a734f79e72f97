import { z } from "zod";

const Check = z.object({
  status: z.enum(["healthy", "unhealthy"]),
  latency: z.number().nonnegative().describe("Milliseconds until the answer, or until it was given up"),
});

export const HealthResponse = z.object({
  status: z
    .enum(["healthy", "unhealthy"])
    .describe("Follows the database; the other two can be done without"),
  timestamp: z.iso.datetime(),
  version: z.string(),
  uptime: z.int().nonnegative().describe("Seconds since the start of the process"),
  checks: z.object({
    postgresql: Check,
    redis: Check.extend({ backend: z.enum(["upstash", "memory"]) }),
    influxdb: Check.extend({ backend: z.enum(["influxdb", "postgres"]) }),
  }),
});

export const ProbeResponse = z.object({ status: z.enum(["live", "ready"]) });

/** The family's error body. */
export const PlatformError = z.object({ error: z.string() });
