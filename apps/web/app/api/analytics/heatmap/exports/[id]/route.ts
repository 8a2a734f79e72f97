import { getExport } from "@titik/core";
import { getHeatmapExport } from "@titik/heatmap-schema";
import { nextRoute } from "../../../../../../src/server/next-route.ts";
import { serve } from "../../../../../../src/server/wire.ts";

export const GET = nextRoute(
  serve(getHeatmapExport, ({ input, ...call }) => getExport(call, input.params.id)),
);
