import { randomUUID } from "node:crypto";
import { AppError } from "@titik/contract";
import {
  type Transaction,
  webhookDeliveries,
  webhookMessages,
  webhookQueue,
  webhooks,
  withTenant,
} from "@titik/db";
import { and, eq, max, sql } from "drizzle-orm";
import { type Attempt, attemptDelivery, type LeasedDelivery, type Sender } from "./attempt-delivery.ts";
import { DELIVERY_LEASE_MS } from "./run-delivery.ts";
import { planRetry, type SettleOptions, settleAttempts } from "./settle-attempts.ts";

export type DeliverNowOptions = Sender & SettleOptions;

interface Order {
  tenantId: string;
  webhookId: string;
  messageId: string;
  /** Narrows the search to the message's day. */
  messageCreatedAt: Date;
}

/**
 * Sends a message to an endpoint at once, enabled or not, and answers what came of it; it is in the log then. Goes
 * through the queue like any other, so that an attempt whose process dies is not forgotten. A message that still
 * waits for a retry keeps its retries if this fails; any other gets this attempt alone. Throws `not_found` when the
 * endpoint or the message is gone, `conflict` while the message is on its way.
 */
export async function deliverNow(options: DeliverNowOptions, order: Order): Promise<Attempt> {
  const { db, now, random } = options;
  const { delivery, wasQueued } = await withTenant(db, order.tenantId, (tx) => lease(tx, order, now()));
  const attempt = await attemptDelivery(options, delivery);
  await settleAttempts(options, order.tenantId, [attempt], (made) =>
    wasQueued ? planRetry(made, now(), random()) : null,
  );
  return attempt;
}

async function lease(
  tx: Transaction,
  { tenantId, webhookId, messageId, messageCreatedAt }: Order,
  now: Date,
): Promise<{ delivery: LeasedDelivery; wasQueued: boolean }> {
  const [endpoint] = await tx
    .select()
    .from(webhooks)
    .where(and(eq(webhooks.tenantId, tenantId), eq(webhooks.id, webhookId)));
  const [message] = await tx
    .select()
    .from(webhookMessages)
    .where(
      and(
        eq(webhookMessages.tenantId, tenantId),
        eq(webhookMessages.id, messageId),
        eq(webhookMessages.createdAt, messageCreatedAt),
      ),
    );
  if (endpoint === undefined || message === undefined)
    throw new AppError("not_found", "This endpoint or this event does not exist any more.");
  const token = randomUUID();
  const leaseUntil = new Date(now.getTime() + DELIVERY_LEASE_MS);
  const [last] = await tx
    .select({ attempt: max(webhookDeliveries.attempt) })
    .from(webhookDeliveries)
    .where(
      and(
        eq(webhookDeliveries.tenantId, tenantId),
        eq(webhookDeliveries.webhookId, webhookId),
        eq(webhookDeliveries.messageId, messageId),
      ),
    );
  const attempts = (last?.attempt ?? 0) + 1;
  const key = { tenantId, webhookId, messageId };
  const [row] = await tx
    .insert(webhookQueue)
    .values({ ...key, messageCreatedAt, attempts, leaseUntil, leaseToken: token })
    .onConflictDoUpdate({
      target: [webhookQueue.tenantId, webhookQueue.webhookId, webhookQueue.messageId],
      set: { attempts: sql`${webhookQueue.attempts} + 1`, leaseUntil, leaseToken: token, nextAt: null },
      setWhere: sql`${webhookQueue.leaseUntil} is null`,
    })
    .returning({ attempts: webhookQueue.attempts, inserted: sql<boolean>`xmax = 0` });
  if (row === undefined)
    throw new AppError("conflict", "This event is being sent at this moment. Look at the log.", {
      retryAfterSeconds: 15,
    });
  const { eventType, body } = message;
  const { url, secret, previousSecret, previousSecretUntil, failingSince } = endpoint;
  return {
    delivery: {
      ...key,
      messageCreatedAt,
      token,
      leaseUntil,
      attempts: row.attempts,
      eventType,
      body,
      url,
      secret,
      previousSecret,
      previousSecretUntil,
      failingSince,
    },
    wasQueued: !row.inserted,
  };
}
