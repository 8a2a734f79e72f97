import { listDeliveries as endpoint } from "@titik/contract";
import { listDeliveries } from "@titik/core";
import { nextRoute } from "../../../../../src/server/next-route.ts";
import { serveResource } from "../../../../../src/server/wire.ts";

export const GET = nextRoute(
  serveResource(endpoint, ({ input, ...call }) => listDeliveries(call, input.params.webhookId, input.query)),
);
