import { storeSnapshot } from "@titik/core";
import { createHeatmapSnapshot } from "@titik/heatmap-schema";
import { nextRoute } from "../../../../../src/server/next-route.ts";
import { serve } from "../../../../../src/server/wire.ts";

export const POST = nextRoute(
  serve(createHeatmapSnapshot, ({ input, ...call }) => storeSnapshot(call, input.body)),
);
