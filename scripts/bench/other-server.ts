import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { HeatmapEventInput } from "@titik/heatmap-schema";
import { z } from "zod";
import { benchEvent } from "./events.ts";
import { load } from "./http-load.ts";
import { median, perSecond, type Section } from "./report.ts";

const callable = <Shape>() => z.custom<Shape>((value) => typeof value === "function", "must be a function");

/** What a script exports so that another server can be measured by the same load. */
const RequestScript = z.object({
  /** Path and headers of every call; `size` is 1, or the events of a batch. */
  target: callable<(size: number) => { path: string; headers: Record<string, string> }>(),
  /** The body of a call, made of our events. */
  body: callable<(events: readonly HeatmapEventInput[]) => string>(),
  /** How many events the server holds now. */
  countStored: callable<() => Promise<number>>(),
  /** Events of a batch; left out where the server takes none. */
  batch: z.number().int().min(2).optional(),
});

interface Other {
  url: string;
  script: string;
}

/** Single events and batches against another server; fails where it holds less or more than it acknowledged. */
export async function benchOther({ url, script }: Other, isQuick: boolean): Promise<Section> {
  const { target, body, countStored, batch } = RequestScript.parse(
    await import(pathToFileURL(resolve(script)).href),
  );
  const [rounds, seconds, warmUp] = isQuick ? [3, 1, 1_500] : [5, 4, 12_000];
  let index = 0;
  const eventsOf = (size: number) => Array.from({ length: size }, () => benchEvent(index++));
  const before = await countStored();
  let acknowledged = 0;
  const run = async (connections: number, size: number, until: Parameters<typeof load>[1]) => {
    const nextBody = () => body(eventsOf(size));
    const result = await load({ baseUrl: url, ...target(size), connections, nextBody }, until);
    const refused = [...result.statuses.keys()].filter((status) => status >= 300);
    if (refused.length > 0) throw new Error(`the server answered ${refused.join(", ")}: ${result.complaint}`);
    acknowledged += result.requests * size;
    return { rate: (result.requests * size) / result.seconds, p99: result.p99 };
  };
  await run(32, 1, { requests: warmUp });
  const scenarios = [
    ...[1, 16, 64].map((connections) => ({ connections, size: 1 })),
    ...(batch === undefined ? [] : [1, 4, 8].map((connections) => ({ connections, size: batch }))),
  ].map((scenario) => ({ ...scenario, runs: [] as Awaited<ReturnType<typeof run>>[] }));
  for (let round = 0; round < rounds; round += 1) {
    for (const { connections, size, runs } of scenarios) runs.push(await run(connections, size, { seconds }));
  }
  const stored = (await countStored()) - before;
  if (stored !== acknowledged)
    throw new Error(`${stored} events are stored of ${acknowledged} that were acknowledged`);
  return {
    title: `Ingestion of ${new URL(url).host}`,
    text: [`Every acknowledged event is stored, once: ${stored.toLocaleString("en")} events.`],
    tables: [
      {
        head: ["Events", "Connections", "Events a second", "p99"],
        rows: scenarios.map(({ connections, size, runs }) => [
          size === 1 ? "single" : `batches of ${size}`,
          String(connections),
          perSecond(median(runs.map(({ rate }) => rate))),
          `${median(runs.map(({ p99 }) => p99)).toFixed(1)} ms`,
        ]),
      },
    ],
  };
}
