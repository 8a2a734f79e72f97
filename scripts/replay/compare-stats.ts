import { EventType, getHeatmapStats, StatsResponse } from "@titik/heatmap-schema";
import type { CallApi } from "./call-api.ts";
import type { Survey } from "./survey-log.ts";

/** One line of the comparison: how many the log has, how many the statistics count. */
export type Comparison = { name: string; log: number; stored: number };

export type Question = {
  page: string;
  sessionId: string;
  /** First and last event, milliseconds since the epoch. */
  from: number;
  to: number;
};

/** Asks the statistics for exactly the events of this replay, by type and in all. */
export async function compareStats(
  callApi: CallApi,
  counts: Survey["counts"],
  { page, sessionId, from, to }: Question,
): Promise<Comparison[]> {
  const ask = async (type?: EventType) => {
    const query = new URLSearchParams({
      page,
      sessionId,
      from: new Date(from).toISOString(),
      // The end of a range is excluded, and times are whole milliseconds.
      to: new Date(to + 1).toISOString(),
      ...(type && { type }),
    });
    return StatsResponse.parse(await callApi(`${getHeatmapStats.path}?${query}`)).totals.events;
  };
  const lines: Comparison[] = [];
  for (const type of EventType.options)
    lines.push({ name: type, log: counts[type], stored: await ask(type) });
  const log = lines.reduce((sum, line) => sum + line.log, 0);
  return [...lines, { name: "all events", log, stored: await ask() }];
}

export const matches = (comparison: readonly Comparison[]): boolean =>
  comparison.every(({ log, stored }) => log === stored);

/** The comparison as a table for a terminal. */
export function table(comparison: readonly Comparison[]): string {
  const rows = comparison.map(({ name, log, stored }) => [name, String(log), String(stored)] as const);
  const all = [["", "log", "statistics"] as const, ...rows];
  return all
    .map(([name, log, stored]) => `${name.padEnd(12)}${log.padStart(10)}${stored.padStart(13)}`.trimEnd())
    .join("\n");
}
