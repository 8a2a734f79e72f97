"use client";
import { useQuery } from "@tanstack/react-query";
import { fetchHeatmapStats, type HeatmapStats, type HeatmapStatsQuery } from "./fetch-heatmap-stats.ts";
import { refreshEvery, WHILE_EMPTY_MS, WHILE_FILLED_MS } from "./refresh.ts";
import { rangeTimes, type TimeRange } from "./time-range.ts";

/** What to count; the time is given apart, because a preset moves on with the clock. */
export type HeatmapQuestion = Omit<HeatmapStatsQuery, "from" | "to">;

const countsEvents = (question: HeatmapQuestion | null) => question?.parts?.includes("totals") ?? true;

interface HeatmapStatsOptions {
  projectId: string;
  range: TimeRange;
  /** `null` while it is not known yet what to ask. */
  question: HeatmapQuestion | null;
}

/** Statistics that keep themselves fresh: every second while nothing was counted, every 15 s after. */
export function useHeatmapStats({ projectId, range, question }: HeatmapStatsOptions) {
  return useQuery<HeatmapStats>({
    queryKey: ["heatmap-stats", projectId, range, question],
    queryFn: ({ signal }) =>
      fetchHeatmapStats(projectId, { ...question, ...rangeTimes(range, new Date()) }, signal),
    enabled: question !== null,
    refetchInterval: refreshEvery<HeatmapStats>((stats) =>
      stats?.totals.events === 0 && countsEvents(question) ? WHILE_EMPTY_MS : WHILE_FILLED_MS,
    ),
  });
}
