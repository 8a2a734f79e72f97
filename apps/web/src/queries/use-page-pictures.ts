"use client";
import { useQuery } from "@tanstack/react-query";
import { listPictures, type WidthBand } from "@titik/heatmap-schema";
import { callApi } from "./call-api.ts";
import { refreshEvery, WHILE_FILLED_MS } from "./refresh.ts";

/**
 * What a page can be drawn on at one range of widths, newest first; `null` while the page is not known. Those of all
 * widths come at once: which one is looked at may not be known yet.
 */
export function usePagePictures(projectId: string, page: string | null, band: WidthBand | undefined) {
  return useQuery({
    queryKey: ["pictures", projectId, page],
    queryFn: ({ signal }) =>
      callApi(listPictures, { params: { id: projectId }, query: { page: page ?? "/" } }, signal),
    select: ({ data }) => data.filter((picture) => picture.band === band),
    enabled: page !== null,
    refetchInterval: refreshEvery(() => WHILE_FILLED_MS),
  });
}
