import { askForSnapshot, storeSnapshot } from "@titik/core";
import { askForHeatmapOutline, createHeatmapOutline } from "@titik/heatmap-schema";
import { nextRoute } from "../../../src/server/next-route.ts";
import { parts } from "../../../src/server/parts.ts";
import { serve } from "../../../src/server/wire.ts";

export const GET = nextRoute(
  serve(askForHeatmapOutline, ({ input, ...call }) =>
    askForSnapshot(call, parts().snapshotDesk, input.query),
  ),
);
export const POST = nextRoute(
  serve(createHeatmapOutline, ({ input, ...call }) => storeSnapshot(call, input.body)),
);
