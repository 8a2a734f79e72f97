import { exportEvents } from "@titik/core";
import { exportHeatmapEvents } from "@titik/heatmap-schema";
import { nextRoute } from "../../../../../src/server/next-route.ts";
import { serve } from "../../../../../src/server/wire.ts";

export const GET = nextRoute(
  serve(exportHeatmapEvents, ({ input, ...call }) => exportEvents(call, input.query)),
);
