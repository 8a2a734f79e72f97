import { createHeatmapBatch, createHeatmapEvent } from "@titik/heatmap-schema";
import type postgres from "postgres";
import { bodies } from "./events.ts";
import { type LoadResult, load } from "./http-load.ts";
import { processorTime } from "./process-state.ts";
import { insertRaw } from "./raw-database.ts";
import type { BenchTenant } from "./stack.ts";

export const BATCH = 500;

export interface Run {
  events: number;
  seconds: number;
  /** Milliseconds. */
  p99?: number;
  /** Microseconds of the server's processor time for each event. */
  cpu?: number;
}

export interface Scenario {
  name: string;
  connections: number;
  /** Events of a request. */
  size: number;
  run(): Promise<Run>;
}

export interface Target {
  baseUrl: string;
  pid: number;
}

/** How many events were acknowledged with 201, by tenant. */
export type Acknowledged = Map<string, number>;

/** Counts what was stored; throws for any answer but 201. */
export function acknowledge(
  acknowledged: Acknowledged,
  tenantId: string,
  { statuses, complaint }: LoadResult,
  size: number,
): number {
  const others = [...statuses.keys()].filter((status) => status !== 201);
  if (others.length > 0) throw new Error(`a server answered ${others.join(", ")}: ${complaint}`);
  const events = (statuses.get(201) ?? 0) * size;
  acknowledged.set(tenantId, (acknowledged.get(tenantId) ?? 0) + events);
  return events;
}

export const loadTarget = (
  { baseUrl }: Pick<Target, "baseUrl">,
  { headers }: BenchTenant,
  connections: number,
  size: number,
) => ({
  baseUrl,
  path: (size === 1 ? createHeatmapEvent : createHeatmapBatch).path,
  headers,
  connections,
  nextBody: bodies(size === 1 ? null : size),
});

interface Parts {
  seconds: number;
  acknowledged: Acknowledged;
}

/** Calls with new events of `size` each, which the server stores. */
export const storing = (
  { seconds, acknowledged }: Parts,
  name: string,
  server: Target,
  tenant: BenchTenant,
  { connections, size }: { connections: number; size: number },
): Scenario => ({
  name,
  connections,
  size,
  run: async () => {
    const before = processorTime(server.pid);
    const result = await load(loadTarget(server, tenant, connections, size), { seconds });
    const events = acknowledge(acknowledged, tenant.tenantId, result, size);
    const cpu = (processorTime(server.pid) - before) / events;
    return { events, seconds: result.seconds, p99: result.p99, cpu };
  },
});

/** Calls with one event that nothing becomes of; `spoil` changes the body before. */
export const answering = (
  { seconds }: Parts,
  name: string,
  server: Target,
  tenant: BenchTenant,
  connections: number,
  spoil = (body: string) => body,
): Scenario => ({
  name,
  connections,
  size: 1,
  run: async () => {
    const target = loadTarget(server, tenant, connections, 1);
    const before = processorTime(server.pid);
    const result = await load({ ...target, nextBody: () => spoil(target.nextBody()) }, { seconds });
    const cpu = (processorTime(server.pid) - before) / result.requests;
    return { events: result.requests, seconds: result.seconds, p99: result.p99, cpu };
  },
});

/** What the database takes without a server in front of it. */
export const rawly = (
  { seconds, acknowledged }: Parts,
  name: string,
  databaseUrl: string,
  { tenantId }: BenchTenant,
  { connections, size }: { connections: number; size: number },
): Scenario => ({
  name,
  connections,
  size,
  run: async () => {
    const result = await insertRaw(databaseUrl, { tenantId, connections, size, seconds });
    acknowledged.set(tenantId, (acknowledged.get(tenantId) ?? 0) + result.rows);
    return { events: result.rows, seconds: result.seconds };
  },
});

/** Runs a scenario while an endpoint of the tenant is told of everything; what is still owed then is dropped. */
export const whileTold = (scenario: Scenario, owner: postgres.Sql, { tenantId }: BenchTenant): Scenario => ({
  ...scenario,
  run: async () => {
    await owner`update webhooks set enabled = true where tenant_id = ${tenantId}`;
    try {
      return await scenario.run();
    } finally {
      await owner`update webhooks set enabled = false where tenant_id = ${tenantId}`;
      await owner`delete from webhook_queue where tenant_id = ${tenantId} and lease_until is null`;
    }
  },
});

/** Runs a scenario while nobody merges the tenant's journal: the lock that whoever merges needs is held. */
export const whileUnmerged = (
  scenario: Scenario,
  owner: postgres.Sql,
  { tenantId }: BenchTenant,
): Scenario => ({
  ...scenario,
  run: () =>
    owner.begin(async (sql) => {
      await sql`insert into heatmap_tile_states (tenant_id, ready) values (${tenantId}, true)
        on conflict (tenant_id) do nothing`;
      await sql`select from heatmap_tile_states where tenant_id = ${tenantId} for update`;
      return scenario.run();
    }),
});
