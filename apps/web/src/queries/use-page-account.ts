"use client";
import { useQuery } from "@tanstack/react-query";
import { fetchHeatmapStats } from "./fetch-heatmap-stats.ts";
import { refreshEvery, WHILE_FILLED_MS } from "./refresh.ts";
import { rangeTimes, type TimeRange } from "./time-range.ts";
import type { HeatmapQuestion } from "./use-heatmap-stats.ts";

interface PageAccountOptions {
  projectId: string;
  range: TimeRange;
  /** What is shown. */
  used: HeatmapQuestion;
  /** The same page and layer before any filter. */
  stored: HeatmapQuestion;
  isWanted: boolean;
}

export interface PageAccountCounts {
  /** The sum of the others. */
  stored: number;
  used: number;
  /** Null where automated browsers are shown like people. */
  automated: number | null;
  /** By screen width, release and variant. */
  leftOut: number;
}

/** How the events of a page divide. All counts are of one time, so that they add up while more arrive. */
export function usePageAccount({ projectId, range, used, stored, isWanted }: PageAccountOptions) {
  return useQuery<PageAccountCounts>({
    queryKey: ["page-account", projectId, range, used, stored],
    queryFn: async ({ signal }) => {
      const times = rangeTimes(range, new Date());
      const count = async (question: HeatmapQuestion) => {
        const stats = await fetchHeatmapStats(projectId, { ...question, ...times, parts: "totals" }, signal);
        return stats.totals.events;
      };
      const [all, ofPeople, shown] = await Promise.all([
        count({ ...stored, bots: "include" }),
        count({ ...stored, bots: "exclude" }),
        count(used),
      ]);
      const automated = used.bots === "include" ? null : all - ofPeople;
      return { stored: all, used: shown, automated, leftOut: all - (automated ?? 0) - shown };
    },
    enabled: isWanted,
    refetchInterval: refreshEvery<PageAccountCounts>(() => WHILE_FILLED_MS),
  });
}
