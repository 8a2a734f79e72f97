import { endpoint, rawBody } from "@titik/contract";
import { z } from "zod";
import { ingest, read } from "./endpoint-kinds.ts";
import { snapshotEndpoints } from "./picture-endpoints.ts";
import { reportEndpoints } from "./report-endpoints.ts";
import {
  BulkQuery,
  BulkResponse,
  Deleted,
  EventParams,
  ExportJob,
  ExportParams,
  ExportQuery,
  HeatmapEvent,
  HeatmapEventBatch,
  ListQuery,
  ListResponse,
  PartialBatch,
  StatsQuery,
  StatsResponse,
  Stored,
} from "./schemas.ts";

export const createHeatmapEvent = endpoint({
  ...ingest,
  id: "heatmap.events.create",
  path: "/api/analytics/heatmap/events",
  summary: "Store one interaction event",
  input: { body: HeatmapEvent },
  responses: { 201: Stored, 200: Stored },
});

export const createHeatmapBatch = endpoint({
  ...ingest,
  id: "heatmap.bulk.create",
  path: "/api/analytics/heatmap/bulk",
  summary: "Store up to 500 interaction events, all or none unless partial=true",
  input: { query: BulkQuery, body: HeatmapEventBatch, partialBody: PartialBatch },
  responses: { 201: BulkResponse, 200: BulkResponse },
});

/** For pages: the same as the bulk address, without a word in it that blockers match. */
export const createHeatmapPoints = endpoint({
  ...createHeatmapBatch,
  id: "heatmap.points.create",
  path: "/api/points",
  summary: "The bulk address under a neutral name, which the tracker uses",
});

/** The address that the first documents name; the body's shape decides which of the two above is meant. */
export const createHeatmapAny = endpoint({
  ...ingest,
  id: "heatmap.create",
  path: "/api/analytics/heatmap",
  summary: "Store one event (object) or a batch (array, or {events})",
  input: { body: z.union([HeatmapEvent, HeatmapEventBatch]) },
  responses: { 201: z.union([Stored, BulkResponse]), 200: z.union([Stored, BulkResponse]) },
});

export const listHeatmapEvents = endpoint({
  ...read,
  id: "heatmap.events.list",
  path: "/api/analytics/heatmap/events",
  summary: "List events, newest first",
  input: { query: ListQuery },
  responses: { 200: ListResponse },
});

export const getHeatmapStats = endpoint({
  ...read,
  id: "heatmap.stats.get",
  path: "/api/analytics/heatmap/stats",
  summary: "Counts per page and selector, density grid and scroll reach",
  input: { query: StatsQuery },
  responses: { 200: StatsResponse },
});

export const exportHeatmapEvents = endpoint({
  ...read,
  id: "heatmap.export.get",
  path: "/api/analytics/heatmap/export",
  summary: "Download events as CSV or NDJSON; without both from and to only for admins",
  input: { query: ExportQuery },
  responses: { 200: rawBody("text/csv", "application/x-ndjson"), 202: ExportJob },
});

export const getHeatmapExport = endpoint({
  ...read,
  id: "heatmap.exports.get",
  path: "/api/analytics/heatmap/exports/:id",
  summary: "How far a background export is, and where its file is",
  input: { params: ExportParams },
  responses: { 200: ExportJob },
});

export const downloadHeatmapExport = endpoint({
  ...read,
  id: "heatmap.exports.download",
  path: "/api/analytics/heatmap/exports/:id/download",
  summary: "Download the file of a completed background export",
  refusals: ["conflict"],
  input: { params: ExportParams },
  responses: { 200: rawBody("text/csv", "application/x-ndjson") },
});

export const deleteHeatmapEvent = endpoint({
  ...ingest,
  id: "heatmap.events.delete",
  method: "DELETE",
  path: "/api/analytics/heatmap/events/:id",
  summary: "Delete one event, with a line in the audit log",
  auth: "bearer",
  role: "admin",
  idempotency: "none",
  input: { params: EventParams },
  responses: { 200: Deleted },
});

/** Every endpoint of the family, in the order of the documents. */
export const heatmapEndpoints = [
  createHeatmapEvent,
  createHeatmapBatch,
  createHeatmapPoints,
  createHeatmapAny,
  ...snapshotEndpoints,
  listHeatmapEvents,
  getHeatmapStats,
  ...reportEndpoints,
  exportHeatmapEvents,
  getHeatmapExport,
  downloadHeatmapExport,
  deleteHeatmapEvent,
] as const;
