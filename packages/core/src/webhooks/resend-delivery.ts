import type { ReplyOf, retryDelivery } from "@titik/contract";
import { withTenant } from "@titik/db";
import { deliverNow } from "@titik/webhooks";
import type { ActorContext } from "../context.ts";
import { readDeliveryRow } from "./delivery-row.ts";
import { toldAttempt } from "./told-attempt.ts";
import type { WebhookServices } from "./webhook-services.ts";

/**
 * Sends the same bytes under the same X-Event-Id again at once, and waits for what comes of it. Throws `conflict`
 * while they are on their way, `not_found` when they are not kept any more.
 */
export async function resendDelivery(
  { db, tenantId }: ActorContext,
  services: WebhookServices,
  deliveryId: string,
): Promise<ReplyOf<typeof retryDelivery>> {
  const { delivery } = await withTenant(db, tenantId, (tx) => readDeliveryRow(tx, tenantId, deliveryId));
  const { webhookId, messageId, messageCreatedAt } = delivery;
  const order = { tenantId, webhookId, messageId, messageCreatedAt };
  const body = toldAttempt(await deliverNow(services, order));
  return body.success ? { status: 200, body } : { status: 500, body };
}
