import { recordAny } from "@titik/core";
import { createHeatmapAny } from "@titik/heatmap-schema";
import { nextRoute } from "../../../../src/server/next-route.ts";
import { serve } from "../../../../src/server/wire.ts";

export const POST = nextRoute(serve(createHeatmapAny, (call) => recordAny(call, call.input.body)));
