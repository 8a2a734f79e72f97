import { getAttention } from "@titik/core";
import { getHeatmapAttention } from "@titik/heatmap-schema";
import { nextRoute } from "../../../../../src/server/next-route.ts";
import { serve } from "../../../../../src/server/wire.ts";

export const GET = nextRoute(
  serve(getHeatmapAttention, ({ input, ...call }) => getAttention(call, input.query)),
);
