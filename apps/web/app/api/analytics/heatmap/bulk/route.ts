import { recordBulk } from "@titik/core";
import { createHeatmapBatch } from "@titik/heatmap-schema";
import { nextRoute } from "../../../../../src/server/next-route.ts";
import { serve } from "../../../../../src/server/wire.ts";

export const POST = nextRoute(serve(createHeatmapBatch, (call) => recordBulk(call, call.input)));
