import { useMemo } from "react";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { HeatmapStats } from "../../../../../src/queries/fetch-heatmap-stats.ts";
import type { Layer } from "./search-params.ts";
import type { PlacedElement } from "./use-placed-elements.ts";

/** The picture in words: how much, and where it is hottest. */
export function useHeatSummary(
  layer: Layer,
  stats: HeatmapStats | undefined,
  placed: readonly PlacedElement[],
): string {
  const messages = useMessages();
  return useMemo(() => {
    if (!stats) return "";
    const hottest = placed.slice(0, 3).map(({ name, share }) => `${name}, ${messages.share(share)}`);
    return messages.heatmap.summary(messages.counted[layer](stats.totals.events), hottest);
  }, [layer, stats, placed, messages]);
}
