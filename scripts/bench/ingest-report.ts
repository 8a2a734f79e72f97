import type { Pace } from "./ingest.ts";
import { BATCH, type Run, type Scenario } from "./ingest-scenarios.ts";
import { median, perSecond, type Section, times } from "./report.ts";

export function ingestReport(
  measured: ReadonlyMap<Scenario, readonly Run[]>,
  stored: number,
  pace: Pace,
): Section {
  const rates = new Map<string, number>();
  const rows = [...measured].map(([{ name, connections, size }, runs]) => {
    const rate = median(runs.map(({ events, seconds }) => events / seconds));
    rates.set(`${name} ${size} ${connections}`, rate);
    const told = (values: (number | undefined)[], write: (value: number) => string) =>
      values.every((value) => value !== undefined) ? write(median(values)) : "";
    return [
      size === 1 ? "single" : `batches of ${size}`,
      name,
      String(connections),
      perSecond(rate),
      connections > 16
        ? ""
        : told(
            runs.map(({ p99 }) => p99),
            (value) => `${value.toFixed(1)} ms`,
          ),
      told(
        runs.map(({ cpu }) => cpu),
        (value) => `${Math.round(value)} µs`,
      ),
    ];
  });
  const of = (name: string, size: number, connections: number) =>
    rates.get(`${name} ${size} ${connections}`) ?? 0;
  const door = (connections: number, size = 1) => of("node:http door", size, connections);
  const ratios: [string, string, number, number][] = [
    [
      "single, node door, against node:http and zod alone, 64 connections",
      "≥ 0.5",
      door(64),
      of("node:http and zod alone", 1, 64),
    ],
    [
      "single, node door, against one row a transaction, 64 connections",
      "≥ 1.2",
      door(64),
      of("database alone, one row a transaction", 1, 64),
    ],
    [
      "single, route file, against the same route refusing, 64 connections",
      "≥ 0.8",
      of("route file", 1, 64),
      of("route file, refused by zod", 1, 64),
    ],
    ["single, node door, against the route file, 16 connections", "≥ 5", door(16), of("route file", 1, 16)],
    [
      "batches, node door, against unnest of literals, 4 connections",
      "≥ 0.35, then 0.45",
      door(4, BATCH),
      of("database alone, unnest of literals", BATCH, 4),
    ],
    [
      "single, while the journal is merged, against nobody merging, 64 connections",
      "≥ 0.8",
      door(64),
      of("the same, nobody merging", 1, 64),
    ],
    [
      "batches, while the journal is merged, against nobody merging, 4 connections",
      "≥ 0.9",
      door(4, BATCH),
      of("the same, nobody merging", BATCH, 4),
    ],
    [
      "single, one endpoint told, against none, 64 connections",
      "",
      of("the same, one endpoint told", 1, 64),
      door(64),
    ],
    [
      "batches, one endpoint told, against none, 4 connections",
      "",
      of("the same, one endpoint told", BATCH, 4),
      door(4, BATCH),
    ],
  ];
  return {
    title: "Ingestion",
    text: [
      `Medians of ${pace.rounds} alternating rounds of ${pace.seconds} s, warmed up by ${pace.warmUp.node} and ${pace.warmUp.next} requests; all guards on. Where an endpoint is told, its deliveries go out at the same time, on the same two cores.`,
      `Every acknowledged event is stored, once: ${stored.toLocaleString("en")} rows.`,
    ],
    tables: [
      { head: ["Events", "Through", "Connections", "Events a second", "p99", "Server CPU an event"], rows },
      {
        head: ["Ratio", "Aim", "Reached"],
        rows: ratios.map(([name, aim, one, other]) => [name, aim, times(one, other)]),
      },
    ],
  };
}
