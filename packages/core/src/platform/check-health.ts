import type { HealthResponse, health, ReplyOf } from "@titik/contract";
import { heatmapEvents } from "@titik/db";
import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Services } from "../context.ts";
import { within } from "./within.ts";

const DEADLINE_MS = 2_000;
const NO_TENANT = "00000000-0000-0000-0000-000000000000";

type Checks = z.input<typeof HealthResponse>["checks"];

/** A store beside the database; `ping` rejects when it does not answer. */
export interface Store<Backend extends string> {
  backend: Backend;
  ping(): Promise<void>;
}

export interface HealthSources extends Pick<Services, "db" | "now"> {
  version: string;
  /** Seconds since the start of the process. */
  uptime(): number;
  limits: Store<Checks["redis"]["backend"]>;
  /** An InfluxDB of the operator's own; null where the time series are tables of the database. */
  influx: Store<"influxdb"> | null;
}

/** Asks the database and the stores beside it, each for at most 2 s. 503 when the database does not answer. */
export async function checkHealth(sources: HealthSources): Promise<ReplyOf<typeof health>> {
  const { db, now, limits } = sources;
  const series = sources.influx ?? {
    backend: "postgres" as const,
    ping: async () => {
      const none = eq(heatmapEvents.tenantId, NO_TENANT);
      await db.select({ ts: heatmapEvents.ts }).from(heatmapEvents).where(none).limit(1);
    },
  };
  const [postgresql, redis, influxdb] = await Promise.all([
    check(async () => void (await db.execute(sql`select 1`))),
    check(limits.ping),
    check(series.ping),
  ]);
  const body = {
    status: postgresql.status,
    timestamp: now().toISOString(),
    version: sources.version,
    uptime: Math.floor(sources.uptime()),
    checks: {
      postgresql,
      redis: { ...redis, backend: limits.backend },
      influxdb: { ...influxdb, backend: series.backend },
    },
  };
  return { status: postgresql.status === "healthy" ? 200 : 503, body };
}

async function check(ping: () => Promise<void>): Promise<Checks["postgresql"]> {
  const started = performance.now();
  const status = await within(DEADLINE_MS, ping()).then(
    () => "healthy" as const,
    () => "unhealthy" as const,
  );
  return { status, latency: Math.round((performance.now() - started) * 100) / 100 };
}
