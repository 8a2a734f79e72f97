import { listElements } from "@titik/core";
import { listHeatmapElements } from "@titik/heatmap-schema";
import { nextRoute } from "../../../../../src/server/next-route.ts";
import { serve } from "../../../../../src/server/wire.ts";

export const GET = nextRoute(
  serve(listHeatmapElements, ({ input, ...call }) => listElements(call, input.query)),
);
