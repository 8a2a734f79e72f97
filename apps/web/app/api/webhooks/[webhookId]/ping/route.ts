import { pingWebhook as endpoint } from "@titik/contract";
import { pingWebhook } from "@titik/core";
import { nextRoute } from "../../../../../src/server/next-route.ts";
import { parts } from "../../../../../src/server/parts.ts";
import { serveResource } from "../../../../../src/server/wire.ts";

export const POST = nextRoute(
  serveResource(endpoint, ({ input, ...call }) =>
    pingWebhook(call, parts().webhooks, input.params.webhookId),
  ),
);
