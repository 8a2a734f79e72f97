import { readFileSync } from "node:fs";
import { createHeatmapBatch, createHeatmapEvent } from "@titik/heatmap-schema";
import postgres from "postgres";
import { bodies } from "./events.ts";
import { type LoadResult, load } from "./http-load.ts";
import { insertRaw } from "./raw-database.ts";
import { perSecond, type Section, times } from "./report.ts";
import { type BenchStack, type BenchTenant, startBenchStack } from "./stack.ts";

interface Pace {
  rounds: number;
  seconds: number;
  /** Requests that warm a server up before anything counts. */
  warmUp: { node: number; next: number };
}

const QUICK: Pace = { rounds: 3, seconds: 1, warmUp: { node: 6_000, next: 1_500 } };
const FULL: Pace = { rounds: 5, seconds: 4, warmUp: { node: 20_000, next: 12_000 } };

const BATCH = 500;
/** Microseconds in a tick of /proc/<pid>/stat. */
const TICK = 10_000;

interface Scenario {
  name: string;
  connections: number;
  /** Events of a request. */
  size: number;
  run(): Promise<{ events: number; seconds: number; p99?: number; cpu?: number }>;
}

/** Single events and batches through both doors, against an empty server and against the database alone. */
export async function benchIngest(isQuick: boolean): Promise<Section> {
  const pace = isQuick ? QUICK : FULL;
  const stack = await startBenchStack();
  try {
    const tenants = { served: await stack.freshTenant(), raw: await stack.freshTenant() };
    const [node, next, plain] = [
      await stack.startTitik("node"),
      await stack.startTitik("next"),
      await stack.startPlainServer(),
    ];
    const acknowledged = { events: 0, raw: 0 };
    const scenarios = [
      ...[1, 16, 64].map((connections) =>
        single("node:http and zod alone", plain, connections, tenants.served, false),
      ),
      ...[1, 4, 16, 64].map((connections) => single("node:http door", node, connections, tenants.served)),
      ...[1, 16, 64].map((connections) => single("route file", next, connections, tenants.served)),
      refused("route file, refused by zod", next, 64, tenants.served),
      rawly("database alone, one row a transaction", 64, 1),
      ...[1, 4, 8].map((connections) => bulk("node:http door", node, connections, tenants.served)),
      bulk("route file", next, 4, tenants.served),
      rawly("database alone, unnest of literals", 4, BATCH),
    ];
    await load(target(plain, tenants.served, 16, null), { requests: pace.warmUp.node });
    for (const [server, requests] of [
      [node, pace.warmUp.node],
      [next, pace.warmUp.next],
    ] as const)
      count(await load(target(server, tenants.served, 32, null), { requests }), 1);

    const measured = new Map<Scenario, Awaited<ReturnType<Scenario["run"]>>[]>();
    for (let round = 0; round < pace.rounds; round += 1) {
      for (const scenario of scenarios) {
        process.stderr.write(`round ${round + 1}: ${scenario.name}, ${scenario.connections} connections\n`);
        measured.set(scenario, [...(measured.get(scenario) ?? []), await scenario.run()]);
      }
    }
    const stored = await countRows(stack, tenants.served.tenantId);
    const storedRaw = await countRows(stack, tenants.raw.tenantId);
    if (stored !== acknowledged.events || storedRaw !== acknowledged.raw)
      throw new Error(`${stored} rows are stored of ${acknowledged.events} that were acknowledged`);
    return report(measured, stored, pace);

    function count({ statuses, complaint }: LoadResult, size: number): number {
      const created = statuses.get(201) ?? 0;
      const others = [...statuses.keys()].filter((status) => status !== 201);
      if (others.length > 0) throw new Error(`a server answered ${others.join(", ")}: ${complaint}`);
      acknowledged.events += created * size;
      return created * size;
    }

    function single(
      name: string,
      server: { baseUrl: string; pid: number },
      connections: number,
      tenant: BenchTenant,
      stores = true,
    ): Scenario {
      return {
        name,
        connections,
        size: 1,
        run: async () => {
          const before = processorTime(server.pid);
          const result = await load(target(server, tenant, connections, null), { seconds: pace.seconds });
          const cpu = (processorTime(server.pid) - before) / result.requests;
          const events = stores ? count(result, 1) : result.requests;
          return { events, seconds: result.seconds, p99: result.p99, cpu };
        },
      };
    }

    function refused(
      name: string,
      server: { baseUrl: string; pid: number },
      connections: number,
      tenant: BenchTenant,
    ): Scenario {
      const nextBody = bodies(null);
      return {
        name,
        connections,
        size: 1,
        run: async () => {
          const bad = {
            ...target(server, tenant, connections, null),
            nextBody: () => nextBody().replace('"vh":900', '"vh":0'),
          };
          const { requests, seconds, p99 } = await load(bad, { seconds: pace.seconds });
          return { events: requests, seconds, p99 };
        },
      };
    }

    function bulk(
      name: string,
      server: { baseUrl: string; pid: number },
      connections: number,
      tenant: BenchTenant,
    ): Scenario {
      return {
        name,
        connections,
        size: BATCH,
        run: async () => {
          const before = processorTime(server.pid);
          const result = await load(target(server, tenant, connections, BATCH), { seconds: pace.seconds });
          const events = count(result, BATCH);
          const cpu = (processorTime(server.pid) - before) / events;
          return { events, seconds: result.seconds, p99: result.p99, cpu };
        },
      };
    }

    function rawly(name: string, connections: number, size: number): Scenario {
      const { tenantId } = tenants.raw;
      return {
        name,
        connections,
        size,
        run: async () => {
          const { rows, seconds } = await insertRaw(stack.databaseUrl, {
            tenantId,
            connections,
            size,
            seconds: pace.seconds,
          });
          acknowledged.raw += rows;
          return { events: rows, seconds };
        },
      };
    }
  } finally {
    await stack.stop();
  }
}

const target = (
  { baseUrl }: { baseUrl: string },
  { headers }: BenchTenant,
  connections: number,
  size: number | null,
) => ({
  baseUrl,
  path: (size === null ? createHeatmapEvent : createHeatmapBatch).path,
  headers,
  connections,
  nextBody: bodies(size),
});

/** Microseconds of processor time that a process has used. */
function processorTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK;
}

async function countRows({ databaseUrl }: BenchStack, tenantId: string): Promise<number> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  const [row] = await sql<{ rows: number }[]>`
    select count(*)::float8 as rows from heatmap_events where tenant_id = ${tenantId}`;
  await sql.end();
  return row?.rows ?? 0;
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function report(
  measured: Map<Scenario, Awaited<ReturnType<Scenario["run"]>>[]>,
  stored: number,
  pace: Pace,
): Section {
  const rate = new Map<string, number>();
  const rows = [...measured].map(([{ name, connections, size }, runs]) => {
    const events = median(runs.map((run) => run.events / run.seconds));
    rate.set(`${name} ${size} ${connections}`, events);
    const p99 =
      connections <= 16 && runs[0]?.p99 !== undefined
        ? `${median(runs.map((run) => run.p99 ?? 0)).toFixed(1)} ms`
        : "";
    const cpu = runs[0]?.cpu !== undefined ? `${Math.round(median(runs.map((run) => run.cpu ?? 0)))} µs` : "";
    return [
      size === 1 ? "single" : `batches of ${size}`,
      name,
      String(connections),
      perSecond(events),
      p99,
      cpu,
    ];
  });
  const of = (name: string, size: number, connections: number) =>
    rate.get(`${name} ${size} ${connections}`) ?? 0;
  const plain = of("node:http and zod alone", 1, 64);
  const rawSingle = of("database alone, one row a transaction", 1, 64);
  const rawBulk = of("database alone, unnest of literals", BATCH, 4);
  const aims = [
    [
      "single, node door, against node:http and zod alone, 64 connections",
      "≥ 0.5",
      times(of("node:http door", 1, 64), plain),
    ],
    [
      "single, node door, against one row a transaction, 64 connections",
      "≥ 1.2",
      times(of("node:http door", 1, 64), rawSingle),
    ],
    [
      "single, route file, against the same route refusing, 64 connections",
      "≥ 0.8",
      times(of("route file", 1, 64), of("route file, refused by zod", 1, 64)),
    ],
    [
      "single, node door, against the route file, 16 connections",
      "≥ 5",
      times(of("node:http door", 1, 16), of("route file", 1, 16)),
    ],
    [
      "batches, node door, against unnest of literals, 4 connections",
      "≥ 0.35, then 0.45",
      times(of("node:http door", BATCH, 4), rawBulk),
    ],
  ];
  return {
    title: "Ingestion",
    text: [
      `Medians of ${pace.rounds} alternating rounds of ${pace.seconds} s, warmed up by ${pace.warmUp.node} and ${pace.warmUp.next} requests; all guards on, no endpoint subscribed.`,
      `Every acknowledged event is stored, once: ${stored.toLocaleString("en")} rows.`,
    ],
    tables: [
      { head: ["Events", "Through", "Connections", "Events a second", "p99", "Server CPU an event"], rows },
      { head: ["Ratio", "Aim", "Reached"], rows: aims },
    ],
  };
}
