import { listVersions } from "@titik/core";
import { listHeatmapVersions } from "@titik/heatmap-schema";
import { nextRoute } from "../../../../../src/server/next-route.ts";
import { serve } from "../../../../../src/server/wire.ts";

export const GET = nextRoute(
  serve(listHeatmapVersions, ({ input, ...call }) => listVersions(call, input.query)),
);
