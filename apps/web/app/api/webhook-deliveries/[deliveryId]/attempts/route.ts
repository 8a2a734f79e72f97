import { listAttempts as endpoint } from "@titik/contract";
import { listAttempts } from "@titik/core";
import { nextRoute } from "../../../../../src/server/next-route.ts";
import { serveResource } from "../../../../../src/server/wire.ts";

export const GET = nextRoute(
  serveResource(endpoint, ({ input, ...call }) => listAttempts(call, input.params.deliveryId)),
);
