import { changeWebhook, deleteWebhook } from "@titik/contract";
import { dropWebhook, updateWebhook } from "@titik/core";
import { nextRoute } from "../../../../src/server/next-route.ts";
import { parts } from "../../../../src/server/parts.ts";
import { serveResource } from "../../../../src/server/wire.ts";

export const PUT = nextRoute(
  serveResource(changeWebhook, ({ input, ...call }) =>
    updateWebhook(call, parts().webhooks, input.params.webhookId, input.body),
  ),
);
export const DELETE = nextRoute(
  serveResource(deleteWebhook, ({ input, ...call }) => dropWebhook(call, input.params.webhookId)),
);
