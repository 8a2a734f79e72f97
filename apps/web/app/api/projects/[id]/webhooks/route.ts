import { createWebhook, listWebhooks as endpoint } from "@titik/contract";
import { addWebhook, listWebhooks } from "@titik/core";
import { nextRoute } from "../../../../../src/server/next-route.ts";
import { parts } from "../../../../../src/server/parts.ts";
import { serve } from "../../../../../src/server/wire.ts";

export const GET = nextRoute(serve(endpoint, (call) => listWebhooks(call, parts().webhooks)));
export const POST = nextRoute(
  serve(createWebhook, ({ input, ...call }) => addWebhook(call, parts().webhooks, input.body)),
);
