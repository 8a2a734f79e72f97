import { listExports } from "@titik/core";
import { listHeatmapExports } from "@titik/heatmap-schema";
import { nextRoute } from "../../../../../src/server/next-route.ts";
import { serve } from "../../../../../src/server/wire.ts";

export const GET = nextRoute(serve(listHeatmapExports, (call) => listExports(call)));
