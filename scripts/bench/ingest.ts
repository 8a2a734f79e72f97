import postgres from "postgres";
import { load } from "./http-load.ts";
import { ingestReport } from "./ingest-report.ts";
import {
  type Acknowledged,
  acknowledge,
  answering,
  BATCH,
  loadTarget,
  type Run,
  rawly,
  type Scenario,
  storing,
  whileTold,
  whileUnmerged,
} from "./ingest-scenarios.ts";
import type { Section } from "./report.ts";
import { startBenchStack } from "./stack.ts";

export interface Pace {
  rounds: number;
  seconds: number;
  /** Requests that warm a server up before anything counts. */
  warmUp: { node: number; next: number };
}

const QUICK: Pace = { rounds: 3, seconds: 0.5, warmUp: { node: 6_000, next: 1_500 } };
const FULL: Pace = { rounds: 5, seconds: 4, warmUp: { node: 20_000, next: 12_000 } };

/** Single events and batches through both doors, against an empty server and against the database alone. */
export async function benchIngest(isQuick: boolean): Promise<Section> {
  const pace = isQuick ? QUICK : FULL;
  const stack = await startBenchStack();
  const owner = postgres(stack.databaseUrl, { max: 2, onnotice: () => undefined });
  try {
    const [served, raw, told, unmerged] = [
      await stack.freshTenant(),
      await stack.freshTenant(),
      await stack.freshTenant(),
      await stack.freshTenant(),
    ];
    const node = await stack.startTitik("node");
    const next = await stack.startTitik("next");
    const plain = await stack.startPlainServer();
    await stack.subscribe(told.tenantId);
    await owner`update webhooks set enabled = false where tenant_id = ${told.tenantId}`;
    const acknowledged: Acknowledged = new Map();
    const parts = { seconds: pace.seconds, acknowledged };

    const door = (connections: number, size = 1) =>
      storing(parts, "node:http door", node, served, { connections, size });
    const route = (connections: number, size = 1) =>
      storing(parts, "route file", next, served, { connections, size });
    const alone = (connections: number) =>
      answering(parts, "node:http and zod alone", plain, served, connections);
    const refused = answering(parts, "route file, refused by zod", next, served, 64, (body) =>
      body.replace('"vh":900', '"vh":0'),
    );
    const pairs = [
      { connections: 64, size: 1 },
      { connections: 4, size: BATCH },
    ].flatMap((load) => [
      whileTold(storing(parts, "the same, one endpoint told", node, told, load), owner, told),
      whileUnmerged(storing(parts, "the same, nobody merging", node, unmerged, load), owner, unmerged),
    ]);
    const [toldSingle, unmergedSingle, toldBatch, unmergedBatch] = pairs;
    const scenarios = [
      ...(isQuick ? [64] : [1, 16, 64]).map(alone),
      ...(isQuick ? [1, 16, 64] : [1, 4, 16, 64]).map((connections) => door(connections)),
      toldSingle,
      unmergedSingle,
      ...(isQuick ? [16, 64] : [1, 16, 64]).map((connections) => route(connections)),
      refused,
      rawly(parts, "database alone, one row a transaction", stack.databaseUrl, raw, {
        connections: 64,
        size: 1,
      }),
      ...(isQuick ? [4] : [1, 4, 8]).map((connections) => door(connections, BATCH)),
      toldBatch,
      unmergedBatch,
      ...(isQuick ? [] : [route(4, BATCH)]),
      rawly(parts, "database alone, unnest of literals", stack.databaseUrl, raw, {
        connections: 4,
        size: BATCH,
      }),
    ].filter((scenario) => scenario !== undefined);

    await load(loadTarget(plain, served, 16, 1), { requests: pace.warmUp.node });
    for (const [server, requests] of [
      [node, pace.warmUp.node],
      [next, pace.warmUp.next],
    ] as const) {
      const result = await load(loadTarget(server, served, 32, 1), { requests });
      acknowledge(acknowledged, served.tenantId, result, 1);
    }
    const measured = await alternate(scenarios, pace.rounds);
    const stored = await storedRows(owner, acknowledged);
    return ingestReport(measured, stored, pace);
  } finally {
    await owner.end({ timeout: 5 });
    await stack.stop();
  }
}

async function alternate(scenarios: readonly Scenario[], rounds: number): Promise<Map<Scenario, Run[]>> {
  const measured = new Map<Scenario, Run[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const scenario of scenarios) {
      process.stderr.write(`round ${round + 1}: ${scenario.name}, ${scenario.connections} connections\n`);
      measured.set(scenario, [...(measured.get(scenario) ?? []), await scenario.run()]);
    }
  }
  return measured;
}

/** Every acknowledged event is stored, and nothing else; answers how many there are. */
export async function storedRows(owner: postgres.Sql, acknowledged: Acknowledged): Promise<number> {
  let stored = 0;
  for (const [tenantId, events] of acknowledged) {
    const [row] = await owner<{ rows: number }[]>`
      select count(*)::float8 as rows from heatmap_events where tenant_id = ${tenantId}`;
    if (row?.rows !== events) {
      throw new Error(`${row?.rows} rows are stored of ${events} that were acknowledged`);
    }
    stored += events;
  }
  return stored;
}
