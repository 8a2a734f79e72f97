import { useMemo } from "react";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { HeatmapStats } from "../../../../../src/queries/fetch-heatmap-stats.ts";
import { elementName, type FrameReading, findElement } from "./frame-reading.ts";
import type { Layer } from "./search-params.ts";

/** The picture in words: how much, and where it is hottest. */
export function useHeatSummary(
  layer: Layer,
  stats: HeatmapStats | undefined,
  frame: FrameReading | null,
): string {
  const messages = useMessages();
  return useMemo(() => {
    if (!stats) return "";
    const hottest = stats.selectors.slice(0, 3).map(({ selector, events }) => {
      const element = frame?.document ? findElement(frame.document, selector) : null;
      return `${element ? elementName(element) : selector}, ${messages.share(events / stats.totals.events)}`;
    });
    return messages.heatmap.summary(messages.counted[layer](stats.totals.events), hottest);
  }, [layer, stats, frame, messages]);
}
