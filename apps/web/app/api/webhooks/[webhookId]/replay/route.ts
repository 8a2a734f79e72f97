import { replayWebhook as endpoint, getReplay } from "@titik/contract";
import { countWaiting, replayWebhook } from "@titik/core";
import { nextRoute } from "../../../../../src/server/next-route.ts";
import { serveResource } from "../../../../../src/server/wire.ts";

export const POST = nextRoute(
  serveResource(endpoint, ({ input, ...call }) => replayWebhook(call, input.params.webhookId, input.body)),
);
export const GET = nextRoute(
  serveResource(getReplay, ({ input, ...call }) => countWaiting(call, input.params.webhookId, input.query)),
);
