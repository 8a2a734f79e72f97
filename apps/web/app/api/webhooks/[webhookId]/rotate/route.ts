import { rotateSecret } from "@titik/contract";
import { replaceSecret } from "@titik/core";
import { nextRoute } from "../../../../../src/server/next-route.ts";
import { parts } from "../../../../../src/server/parts.ts";
import { serveResource } from "../../../../../src/server/wire.ts";

export const POST = nextRoute(
  serveResource(rotateSecret, ({ input, ...call }) =>
    replaceSecret(call, parts().webhooks, input.params.webhookId),
  ),
);
