import { getHeatmapStats, type StatsResponse } from "@titik/heatmap-schema";
import type { z } from "zod";
import { askHeatmap } from "./ask-heatmap.ts";

export type HeatmapStats = z.output<typeof StatsResponse>;
export type HeatmapStatsQuery = z.input<typeof getHeatmapStats.input.query>;

/** The statistics of a project; throws like `askHeatmap`. */
export const fetchHeatmapStats = (
  projectId: string,
  query: HeatmapStatsQuery,
  signal: AbortSignal,
): Promise<HeatmapStats> => askHeatmap(getHeatmapStats, projectId, { query }, signal);
