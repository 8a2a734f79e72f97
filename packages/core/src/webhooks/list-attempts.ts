import type { listAttempts as endpoint, ReplyOf } from "@titik/contract";
import { webhookDeliveries, webhookQueue, withTenant } from "@titik/db";
import { and, desc, eq, gte } from "drizzle-orm";
import type { TenantContext } from "../context.ts";
import { readDeliveryRow, toAttempt } from "./delivery-row.ts";

const MAX_ATTEMPTS = 100;

/** Every attempt at the delivery's event and endpoint, newest first, and when the next one runs by itself. */
export const listAttempts = (
  { db, tenantId }: TenantContext,
  deliveryId: string,
): Promise<ReplyOf<typeof endpoint>> =>
  withTenant(db, tenantId, async (tx) => {
    const { delivery, eventType, webhook } = await readDeliveryRow(tx, tenantId, deliveryId);
    const { webhookId, messageId, messageCreatedAt } = delivery;
    const attempts = await tx
      .select()
      .from(webhookDeliveries)
      .where(
        and(
          eq(webhookDeliveries.tenantId, tenantId),
          eq(webhookDeliveries.webhookId, webhookId),
          eq(webhookDeliveries.messageId, messageId),
          gte(webhookDeliveries.sentAt, messageCreatedAt),
        ),
      )
      .orderBy(desc(webhookDeliveries.sentAt), desc(webhookDeliveries.id))
      .limit(MAX_ATTEMPTS);
    const [queued] = await tx
      .select({ nextAt: webhookQueue.nextAt })
      .from(webhookQueue)
      .where(
        and(
          eq(webhookQueue.tenantId, tenantId),
          eq(webhookQueue.webhookId, webhookId),
          eq(webhookQueue.messageId, messageId),
        ),
      );
    return {
      status: 200,
      body: {
        eventType: eventType ?? "",
        requestHeaders: delivery.requestHeaders,
        responseHeaders: delivery.responseHeaders,
        attempts: attempts.map(toAttempt),
        nextAttemptAt: webhook.enabled ? (queued?.nextAt?.toISOString() ?? null) : null,
      },
    };
  });
