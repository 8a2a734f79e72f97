import { endpoint } from "@titik/contract";
import { read } from "./endpoint-kinds.ts";
import {
  AttentionQuery,
  AttentionResponse,
  ElementsQuery,
  ElementsResponse,
  ExportList,
  OverviewQuery,
  OverviewResponse,
  PagesQuery,
  PagesResponse,
  VersionsQuery,
  VersionsResponse,
} from "./report-schemas.ts";

export const getHeatmapOverview = endpoint({
  ...read,
  id: "heatmap.overview.get",
  path: "/api/analytics/heatmap/overview",
  summary: "Counts over time beside the time before, screen widths and sources",
  input: { query: OverviewQuery },
  responses: { 200: OverviewResponse },
});

export const listHeatmapPages = endpoint({
  ...read,
  id: "heatmap.pages.list",
  path: "/api/analytics/heatmap/pages",
  summary: "Pages with their counts, sessions and how many were scrolled",
  input: { query: PagesQuery },
  responses: { 200: PagesResponse },
});

export const listHeatmapElements = endpoint({
  ...read,
  id: "heatmap.elements.list",
  path: "/api/analytics/heatmap/elements",
  summary: "Elements with their counts, sessions and boxes",
  input: { query: ElementsQuery },
  responses: { 200: ElementsResponse },
});

export const getHeatmapAttention = endpoint({
  ...read,
  id: "heatmap.attention.get",
  path: "/api/analytics/heatmap/attention",
  summary: "How long each part of a page stood in view",
  input: { query: AttentionQuery },
  responses: { 200: AttentionResponse },
});

export const listHeatmapVersions = endpoint({
  ...read,
  id: "heatmap.versions.list",
  path: "/api/analytics/heatmap/versions",
  summary: "Releases and variants that events name",
  input: { query: VersionsQuery },
  responses: { 200: VersionsResponse },
});

export const listHeatmapExports = endpoint({
  ...read,
  id: "heatmap.exports.list",
  path: "/api/analytics/heatmap/exports",
  summary: "Background exports whose files are still kept: one's own, for admins everybody's",
  input: {},
  responses: { 200: ExportList },
});

/** The questions of the dashboard's pages. */
export const reportEndpoints = [
  getHeatmapOverview,
  listHeatmapPages,
  listHeatmapElements,
  getHeatmapAttention,
  listHeatmapVersions,
  listHeatmapExports,
] as const;
