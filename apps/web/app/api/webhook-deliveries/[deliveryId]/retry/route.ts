import { retryDelivery } from "@titik/contract";
import { resendDelivery } from "@titik/core";
import { nextRoute } from "../../../../../src/server/next-route.ts";
import { parts } from "../../../../../src/server/parts.ts";
import { serveResource } from "../../../../../src/server/wire.ts";

export const POST = nextRoute(
  serveResource(retryDelivery, ({ input, ...call }) =>
    resendDelivery(call, parts().webhooks, input.params.deliveryId),
  ),
);
