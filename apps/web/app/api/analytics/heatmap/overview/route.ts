import { getOverview } from "@titik/core";
import { getHeatmapOverview } from "@titik/heatmap-schema";
import { nextRoute } from "../../../../../src/server/next-route.ts";
import { serve } from "../../../../../src/server/wire.ts";

export const GET = nextRoute(
  serve(getHeatmapOverview, ({ input, ...call }) => getOverview(call, input.query)),
);
