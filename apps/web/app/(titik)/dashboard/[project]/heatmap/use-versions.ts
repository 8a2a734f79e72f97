import { listHeatmapVersions, type VersionsResponse } from "@titik/heatmap-schema";
import { useState } from "react";
import type { TimeRange } from "../../../../../src/queries/time-range.ts";
import { useReport } from "../../../../../src/queries/use-report.ts";

const NONE: VersionsResponse = { releases: [], variants: [] };

/** Releases and variants that were seen, asked for once they are wanted: they are counted from raw rows. */
export function useVersions(projectId: string, range: TimeRange) {
  const [isWanted, setIsWanted] = useState(false);
  const { data, isError } = useReport(listHeatmapVersions, {
    projectId,
    range,
    question: isWanted ? {} : null,
  });
  return { versions: data ?? (isError ? NONE : undefined), want: () => setIsWanted(true) };
}
