import type { IncomingMessage } from "node:http";
import {
  createHeatmapAny,
  createHeatmapBatch,
  createHeatmapEvent,
  createHeatmapPoints,
} from "@titik/heatmap-schema";
import { POST as recordBulk } from "../../app/api/analytics/heatmap/bulk/route.ts";
import { POST as recordEvent } from "../../app/api/analytics/heatmap/events/route.ts";
import { POST as recordAny } from "../../app/api/analytics/heatmap/route.ts";
import { POST as recordPoints } from "../../app/api/points/route.ts";
import { CROSS_ORIGIN_HEADERS } from "./cross-origin.ts";
import { nodeRoute } from "./node-route.ts";
import { API_POLICY, securityHeaders } from "./security-headers.ts";

type Door = ReturnType<typeof nodeRoute>;

const ROUTES = [
  [createHeatmapEvent, recordEvent],
  [createHeatmapBatch, recordBulk],
  [createHeatmapPoints, recordPoints],
  [createHeatmapAny, recordAny],
] as const;

/** Each spelling of an address that reaches its route file: with the version or without, with a slash or without. */
const spellings = (path: string) =>
  [path, path.replace("/api/", "/api/v1/")].flatMap((spelling) => [spelling, `${spelling}/`]);

const DOORS: ReadonlyMap<string, Door> = new Map(
  ROUTES.flatMap(([endpoint, route]) => {
    const door = nodeRoute(route.stage);
    return spellings(endpoint.path).map((path): [string, Door] => [path, door]);
  }),
);

/**
 * What answers an ingestion call without Next, which costs ten times the work of the call itself: the very
 * values that the route files serve. Undefined for every other request.
 */
export const ingestDoor = (request: IncomingMessage, path: string): Door | undefined =>
  request.method === "POST" ? DOORS.get(path) : undefined;

/** What `server.ts` sets on the answers of these addresses, names and values in turn. */
export const doorHeaders = (https: boolean): string[] =>
  Object.entries({ ...securityHeaders(API_POLICY, https), ...CROSS_ORIGIN_HEADERS }).flat();
