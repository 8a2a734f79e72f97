import { listEvents, recordEvent } from "@titik/core";
import { createHeatmapEvent, listHeatmapEvents } from "@titik/heatmap-schema";
import { nextRoute } from "../../../../../src/server/next-route.ts";
import { serve } from "../../../../../src/server/wire.ts";

export const POST = nextRoute(serve(createHeatmapEvent, (call) => recordEvent(call, call.input.body)));
export const GET = nextRoute(serve(listHeatmapEvents, ({ input, ...call }) => listEvents(call, input.query)));
