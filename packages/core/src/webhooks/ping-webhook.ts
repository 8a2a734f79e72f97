import { randomUUIDv7 } from "node:crypto";
import { type pingWebhook as endpoint, PING_EVENT, type ReplyOf } from "@titik/contract";
import { withTenant } from "@titik/db";
import { deliverNow, storeMessage } from "@titik/webhooks";
import type { ActorContext } from "../context.ts";
import { toldAttempt } from "./told-attempt.ts";
import { readWebhookRow } from "./webhook-row.ts";
import type { WebhookServices } from "./webhook-services.ts";

/** Sends a test event at once and waits for what comes of it. */
export async function pingWebhook(
  { db, now, tenantId }: ActorContext,
  services: WebhookServices,
  webhookId: string,
): Promise<ReplyOf<typeof endpoint>> {
  const messageCreatedAt = now();
  const messageId = randomUUIDv7();
  const body = JSON.stringify({ tenantId, webhookId, ts: messageCreatedAt.toISOString() });
  await withTenant(db, tenantId, async (tx) => {
    await readWebhookRow(tx, tenantId, webhookId);
    const message = { id: messageId, eventType: PING_EVENT, body };
    await storeMessage(tx, { tenantId, now: messageCreatedAt, message });
  });
  const order = { tenantId, webhookId, messageId, messageCreatedAt };
  return { status: 200, body: toldAttempt(await deliverNow(services, order)) };
}
