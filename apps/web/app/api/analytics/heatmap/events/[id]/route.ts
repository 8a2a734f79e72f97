import { deleteEvent } from "@titik/core";
import { deleteHeatmapEvent } from "@titik/heatmap-schema";
import { nextRoute } from "../../../../../../src/server/next-route.ts";
import { serve } from "../../../../../../src/server/wire.ts";

export const DELETE = nextRoute(
  serve(deleteHeatmapEvent, ({ input, ...call }) => deleteEvent(call, input.params.id)),
);
