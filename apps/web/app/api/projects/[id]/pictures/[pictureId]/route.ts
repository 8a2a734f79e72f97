import { dropPicture, updatePicture } from "@titik/core";
import { changePicture, deletePicture } from "@titik/heatmap-schema";
import { nextRoute } from "../../../../../../src/server/next-route.ts";
import { parts } from "../../../../../../src/server/parts.ts";
import { serve } from "../../../../../../src/server/wire.ts";

export const PATCH = nextRoute(
  serve(changePicture, ({ input, ...call }) => updatePicture(call, input.params.pictureId, input.body.state)),
);
export const DELETE = nextRoute(
  serve(deletePicture, ({ input, ...call }) =>
    dropPicture(call, parts().snapshotDesk, input.params.pictureId),
  ),
);
