"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ExportList, exportHeatmapEvents, listHeatmapExports } from "@titik/heatmap-schema";
import { askHeatmap } from "./ask-heatmap.ts";
import { refreshEvery, WHILE_FILLED_MS } from "./refresh.ts";

const WHILE_RUNNING_MS = 1_000;

export type ListedExport = ExportList["data"][number];

const isUnderWay = ({ status }: ListedExport) => status === "queued" || status === "running";

/** The background exports and how far they are, and how to start one. */
export function useExports(projectId: string) {
  const client = useQueryClient();
  const queryKey = ["exports", projectId];
  return {
    exports: useQuery({
      queryKey,
      queryFn: ({ signal }) => askHeatmap(listHeatmapExports, projectId, {}, signal),
      refetchInterval: refreshEvery<ExportList>((list) =>
        list?.data.some(isUnderWay) ? WHILE_RUNNING_MS : WHILE_FILLED_MS,
      ),
    }),
    start: useMutation({
      mutationFn: (query: { from: string; to: string; format: "csv" | "ndjson" }) =>
        askHeatmap(exportHeatmapEvents, projectId, { query: { ...query, async: "true" } }),
      onSettled: () => client.invalidateQueries({ queryKey }),
    }),
  };
}

/** The address of a ready file: a link cannot send the project as a header, so it is fetched and handed over. */
export async function fetchExportFile(projectId: string, { downloadUrl }: ListedExport): Promise<Blob> {
  const response = await fetch(downloadUrl ?? "", { headers: { "x-tenant-id": projectId } });
  if (!response.ok) throw new Error(`The file could not be fetched: ${response.status}.`);
  return response.blob();
}
