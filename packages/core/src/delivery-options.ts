import { type DeliverNowOptions, type SecretKey, type SendOptions, sendRequest } from "@titik/webhooks";
import { queueEndpointMails } from "./accounts/queue-endpoint-mails.ts";
import type { Services } from "./context.ts";

interface Keys extends SendOptions {
  secretKey: SecretKey;
}

/** What sending webhooks takes: how a request is made, and that admins hear of an endpoint that was disabled. */
export const deliveryOptions = (
  { db, now }: Services,
  { secretKey, ...sending }: Keys,
): DeliverNowOptions => ({
  db,
  now,
  random: Math.random,
  secretKey,
  send: (request) => sendRequest(request, sending),
  onDisabled: queueEndpointMails,
});
