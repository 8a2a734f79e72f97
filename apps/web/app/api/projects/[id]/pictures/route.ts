import { listPagePictures, uploadImage } from "@titik/core";
import { listPictures, uploadPicture } from "@titik/heatmap-schema";
import { nextRoute } from "../../../../../src/server/next-route.ts";
import { serve } from "../../../../../src/server/wire.ts";

export const GET = nextRoute(
  serve(listPictures, ({ input, ...call }) => listPagePictures(call, input.query)),
);
export const POST = nextRoute(serve(uploadPicture, ({ input, ...call }) => uploadImage(call, input.body)));
