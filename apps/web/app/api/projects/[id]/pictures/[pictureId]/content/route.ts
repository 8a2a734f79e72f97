import { readPicture } from "@titik/core";
import { getPictureContent } from "@titik/heatmap-schema";
import { nextRoute } from "../../../../../../../src/server/next-route.ts";
import { serve } from "../../../../../../../src/server/wire.ts";

export const GET = nextRoute(
  serve(getPictureContent, ({ input, ...call }) => readPicture(call, input.params.pictureId)),
);
