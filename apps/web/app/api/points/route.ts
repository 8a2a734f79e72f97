import { recordBulk } from "@titik/core";
import { createHeatmapPoints } from "@titik/heatmap-schema";
import { nextRoute } from "../../../src/server/next-route.ts";
import { serve } from "../../../src/server/wire.ts";

export const POST = nextRoute(serve(createHeatmapPoints, (call) => recordBulk(call, call.input)));
