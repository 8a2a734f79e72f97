import postgres from "postgres";
import { load } from "./http-load.ts";
import { storedRows } from "./ingest.ts";
import { type Acknowledged, acknowledge, BATCH, loadTarget, type Target } from "./ingest-scenarios.ts";
import { residentBytes } from "./process-state.ts";
import { median, perSecond, type Section } from "./report.ts";
import { type BenchTenant, startBenchStack } from "./stack.ts";

interface Sample {
  events: number;
  seconds: number;
  /** Milliseconds, of single events. */
  p99: number;
  /** Bytes. */
  resident: number;
  heap: number;
}

const WARM_UP_SAMPLES = 2;
const MOST_GROWTH = 0.1;

/** Full load for five minutes: what the server holds, and how long it takes, by the half minute. */
export async function benchSoak(isQuick: boolean): Promise<Section> {
  const stack = await startBenchStack();
  const owner = postgres(stack.databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    const tenant = await stack.freshTenant();
    const server = await stack.startTitik("node");
    const acknowledged: Acknowledged = new Map();
    const samples: Sample[] = [];
    const count = WARM_UP_SAMPLES + 10;
    for (let index = 0; index < count; index += 1) {
      process.stderr.write(`sample ${index + 1} of ${count}\n`);
      samples.push(await sample(server, tenant, acknowledged, isQuick ? 3 : 30));
    }
    return report(samples, await storedRows(owner, acknowledged), isQuick ? 3 : 30);
  } finally {
    await owner.end({ timeout: 5 });
    await stack.stop();
  }
}

/** Single events on 16 connections, and beside them batches on one. */
async function sample(
  server: Target,
  tenant: BenchTenant,
  acknowledged: Acknowledged,
  seconds: number,
): Promise<Sample> {
  const [single, batches] = await Promise.all([
    load(loadTarget(server, tenant, 16, 1), { seconds }),
    load(loadTarget(server, tenant, 1, BATCH), { seconds }),
  ]);
  const events =
    acknowledge(acknowledged, tenant.tenantId, single, 1) +
    acknowledge(acknowledged, tenant.tenantId, batches, BATCH);
  const metrics = await (await fetch(`${server.baseUrl}/metrics`)).text();
  const heap = Number(/^nodejs_heap_size_used_bytes (\d+)/m.exec(metrics)?.[1]);
  return { events, seconds: single.seconds, p99: single.p99, resident: residentBytes(server.pid), heap };
}

const megabytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`;

/** The heap falls with every collection, so middles are compared. */
function growth(samples: readonly Sample[], of: (sample: Sample) => number): number {
  const warm = samples.slice(WARM_UP_SAMPLES);
  const half = Math.floor(warm.length / 2);
  return median(warm.slice(half).map(of)) / median(warm.slice(0, half).map(of)) - 1;
}

function report(samples: readonly Sample[], stored: number, seconds: number): Section {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const resident = growth(samples, (sample) => sample.resident);
  const heap = growth(samples, (sample) => sample.heap);
  const p99 = growth(samples, (sample) => sample.p99);
  return {
    title: "Soak",
    text: [
      `Single events on 16 connections and batches of ${BATCH} on one more, as fast as they are answered, for ${(samples.length * seconds) / 60} minutes; the first ${WARM_UP_SAMPLES} lines are the warm-up. Every acknowledged event is stored, once: ${stored.toLocaleString("en")} rows.`,
    ],
    tables: [
      {
        head: ["Until", "Events a second", "p99 of single events", "Resident", "Heap used"],
        rows: samples.map((sample, index) => [
          `${(index + 1) * seconds} s`,
          perSecond(sample.events / sample.seconds),
          `${sample.p99.toFixed(1)} ms`,
          megabytes(sample.resident),
          megabytes(sample.heap),
        ]),
      },
      {
        head: ["Second half against the first, warm-up aside", "Aim", "Reached"],
        rows: [
          ["resident memory", `≤ ${percent(MOST_GROWTH)}`, percent(resident)],
          ["heap used", `≤ ${percent(MOST_GROWTH)}`, percent(heap)],
          ["p99 of single events", "", percent(p99)],
        ],
      },
    ],
  };
}
