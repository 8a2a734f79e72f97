"use client";
import { useQuery } from "@tanstack/react-query";
import { ApiFailure } from "./api-failure.ts";
import { fetchHeatmapStats, type HeatmapStats, type HeatmapStatsQuery } from "./fetch-heatmap-stats.ts";
import { rangeTimes, type TimeRange } from "./time-range.ts";

const WHILE_EMPTY = 2_000;
const WHILE_FILLED = 15_000;
const AFTER_FAILURE = 5_000;

/** Asking again does not help who is signed out or not allowed. */
const isFinal = (error: Error | null) =>
  error instanceof ApiFailure && [400, 401, 403, 404].includes(error.status);

/** What to count; the time is given apart, because a preset moves on with the clock. */
export type HeatmapQuestion = Omit<HeatmapStatsQuery, "from" | "to">;

interface HeatmapStatsOptions {
  projectId: string;
  range: TimeRange;
  /** `null` while it is not known yet what to ask. */
  question: HeatmapQuestion | null;
}

/** Statistics that keep themselves fresh: every 2 s while nothing was counted, every 15 s after. */
export function useHeatmapStats({ projectId, range, question }: HeatmapStatsOptions) {
  return useQuery<HeatmapStats>({
    queryKey: ["heatmap-stats", projectId, range, question],
    queryFn: ({ signal }) =>
      fetchHeatmapStats(projectId, { ...question, ...rangeTimes(range, new Date()) }, signal),
    enabled: question !== null,
    refetchInterval: ({ state }) => {
      if (state.status === "error") return isFinal(state.error) ? false : AFTER_FAILURE;
      return state.data?.totals.events === 0 ? WHILE_EMPTY : WHILE_FILLED;
    },
  });
}
