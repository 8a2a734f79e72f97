import { getStats } from "@titik/core";
import { getHeatmapStats } from "@titik/heatmap-schema";
import { nextRoute } from "../../../../../src/server/next-route.ts";
import { serve } from "../../../../../src/server/wire.ts";

export const GET = nextRoute(serve(getHeatmapStats, ({ input, ...call }) => getStats(call, input.query)));
