import { listPages } from "@titik/core";
import { listHeatmapPages } from "@titik/heatmap-schema";
import { nextRoute } from "../../../../../src/server/next-route.ts";
import { serve } from "../../../../../src/server/wire.ts";

export const GET = nextRoute(serve(listHeatmapPages, ({ input, ...call }) => listPages(call, input.query)));
