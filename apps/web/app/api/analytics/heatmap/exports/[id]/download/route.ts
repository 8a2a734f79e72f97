import { downloadExport } from "@titik/core";
import { downloadHeatmapExport } from "@titik/heatmap-schema";
import { nextRoute } from "../../../../../../../src/server/next-route.ts";
import { serve } from "../../../../../../../src/server/wire.ts";

export const GET = nextRoute(
  serve(downloadHeatmapExport, ({ input, ...call }) => downloadExport(call, input.params.id)),
);
