import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { CommitLanes } from "./commit-lanes.ts";
import { createSockets } from "./sockets.ts";
import * as tables from "./tables/index.ts";

export type Database = PostgresJsDatabase<typeof tables> & { $client: postgres.Sql };
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

export interface Connection {
  db: Database;
  /** Beside the pool, for transactions whose statements are known beforehand. */
  lanes: CommitLanes;
  /** Lets running queries end, at most 5 s, then closes the pool. */
  close(): Promise<void>;
  /** Drops every session; what was under way fails as `unavailable`, what comes next connects anew. */
  abandon(): void;
}

interface ConnectOptions {
  /** Connections in the pool. */
  max?: number;
  /** Connections beside it, opened when they are needed. */
  lanes?: number;
  /** The database role of every query. */
  role?: "titik_app" | "titik_worker";
  /** Shown in `pg_stat_activity`. */
  name?: string;
}

const RECONNECT_AFTER_SECONDS = 0.2;
const CLOSING = { timeout: 5 };

/**
 * A pool whose every session runs as `role`: as a start-up parameter the role is what RESET ROLE returns
 * to. `url` may be the owner's; no query of the server runs with the owner's rights.
 */
export function connect(
  url: string,
  { max = 10, lanes: mostLanes = 2, role = "titik_app", name = "titik" }: ConnectOptions = {},
): Connection {
  const sockets = createSockets();
  const options = {
    max,
    onnotice: () => {},
    connection: { application_name: name, role, TimeZone: "UTC", statement_timeout: 30_000 },
    connect_timeout: 5,
    // A query that finds the database gone fails within the promised 3 s instead of waiting for a later attempt.
    backoff: () => RECONNECT_AFTER_SECONDS,
    fetch_types: false,
    socket: sockets.open,
  };
  const client = postgres(url, options);
  // Their statements are few and look the same for any values: planning them anew finds nothing better.
  const connection = { ...options.connection, plan_cache_mode: "force_generic_plan" };
  const openLane = () => postgres(url, { ...options, connection, max: 1, max_lifetime: null });
  const lanes = new CommitLanes(openLane, mostLanes);
  return {
    db: drizzle(client, { schema: tables }),
    lanes,
    close: async () => {
      await Promise.all([client.end(CLOSING), lanes.close(CLOSING)]);
    },
    abandon: sockets.destroy,
  };
}
