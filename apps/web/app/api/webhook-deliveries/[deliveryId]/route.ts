import { getDelivery } from "@titik/contract";
import { readDelivery } from "@titik/core";
import { nextRoute } from "../../../../src/server/next-route.ts";
import { serveResource } from "../../../../src/server/wire.ts";

export const GET = nextRoute(
  serveResource(getDelivery, ({ input, ...call }) => readDelivery(call, input.params.deliveryId)),
);
