import {
  createEventStore,
  deliveryOptions,
  IngestCounter,
  type IngestServices,
  type Services,
  SnapshotDesk,
} from "@titik/core";
import { type Connection, connect } from "@titik/db";
import { type DeliverNowOptions, deriveSecretKey, readNetworks, type TargetRules } from "@titik/webhooks";
import type { Logger } from "pino";
import { type Environment, readEnvironment } from "./environment.ts";
import { createKnownCallers, type KnownCallers } from "./known-callers.ts";
import { createLimits, type Limits } from "./limiter/create-limits.ts";
import { createLog } from "./log.ts";
import { createMetrics, type Metrics } from "./metrics.ts";
import { createSupabase, type Supabase } from "./supabase/create-supabase.ts";

/** The real dependencies of this process. */
export interface Parts {
  environment: Environment;
  log: Logger;
  connection: Connection;
  services: IngestServices;
  knownCallers: KnownCallers;
  limits: Limits;
  /** Null where no Supabase project is set up. */
  supabase: Supabase | null;
  metrics: Metrics;
  /** Which pages a snapshot is wanted of. */
  snapshotDesk: SnapshotDesk;
  /** How secrets are sealed, where messages may go, and how they are sent. */
  webhooks: DeliverNowOptions & { rules: TargetRules };
}

const HOLDER = Symbol.for("titik.parts");
const holder = globalThis as typeof globalThis & { [HOLDER]?: Parts };

/**
 * Made at the first use and shared by the whole process: `server.ts` and Next's bundle load this file
 * separately, yet there is one pool, one limiter and one registry.
 */
export function parts(): Parts {
  holder[HOLDER] ??= createParts(readEnvironment(process.env));
  return holder[HOLDER];
}

function createParts(environment: Environment): Parts {
  const connection = connect(environment.DATABASE_URL, { max: 14, lanes: 6, name: "titik-web" });
  const log = createLog(environment.LOG_LEVEL);
  const metrics = createMetrics(Date.now);
  const basics = { db: connection.db, now: () => new Date() };
  const ingestCounter = new IngestCounter(basics, {
    reportFault: (error, tenantId) => log.error({ tenantId, err: error }, "counts could not be written"),
  });
  const services = {
    ...basics,
    eventStore: createEventStore({ ...basics, lanes: connection.lanes }),
    ingestCounter,
  };
  return {
    environment,
    log,
    connection,
    services,
    knownCallers: createKnownCallers(services, environment.AUTH_SECRET),
    limits: createLimits(environment, log, metrics),
    supabase: createSupabase(environment, (error) =>
      log.warn({ err: error }, "Supabase's keys cannot be fetched"),
    ),
    metrics,
    snapshotDesk: new SnapshotDesk(services),
    webhooks: createWebhooks(environment, services),
  };
}

function createWebhooks(environment: Environment, services: Services): Parts["webhooks"] {
  const database = Number(new URL(environment.DATABASE_URL).port) || 5432;
  const secretKey = deriveSecretKey(environment.AUTH_SECRET);
  const rules = {
    allowed: readNetworks(environment.WEBHOOK_ALLOW_CIDRS),
    ownPorts: [environment.PORT, database],
  };
  return { ...deliveryOptions(services, { secretKey, rules }), rules };
}
