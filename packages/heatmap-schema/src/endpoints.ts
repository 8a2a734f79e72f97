import { endpoint } from "@titik/contract";
import { z } from "zod";
import {
  BulkResponse,
  HeatmapEvent,
  HeatmapEventBatch,
  ListQuery,
  ListResponse,
  StatsQuery,
  StatsResponse,
  Stored,
} from "./schemas.ts";

const ingest = {
  family: "heatmap",
  method: "POST",
  auth: "ingest",
  tenant: "header",
  role: "writer",
  limit: "heatmap.write",
  idempotency: "optional",
} as const;

const read = {
  family: "heatmap",
  method: "GET",
  auth: "bearer",
  tenant: "header",
  role: "reader",
  limit: "heatmap.read",
  idempotency: "none",
} as const;

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
  summary: "Store up to 500 interaction events, all or none",
  input: { body: HeatmapEventBatch },
  responses: { 201: BulkResponse, 200: BulkResponse },
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

/** Every endpoint of the family, in the order of the documents. */
export const heatmapEndpoints = [
  createHeatmapEvent,
  createHeatmapBatch,
  createHeatmapAny,
  listHeatmapEvents,
  getHeatmapStats,
] as const;
