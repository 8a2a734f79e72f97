import { AppError, type Delivery } from "@titik/contract";
import { type Transaction, webhookDeliveries, webhookMessages, webhooks } from "@titik/db";
import { and, eq, getTableColumns } from "drizzle-orm";
import type { z } from "zod";

export type DeliveryRow = typeof webhookDeliveries.$inferSelect;

/** What was sent stands in the message, once for all attempts; in a log that outlives it, the text is empty. */
export const messageOfDelivery = and(
  eq(webhookMessages.tenantId, webhookDeliveries.tenantId),
  eq(webhookMessages.id, webhookDeliveries.messageId),
  eq(webhookMessages.createdAt, webhookDeliveries.messageCreatedAt),
);

type SentRow = Pick<
  DeliveryRow,
  | "id"
  | "webhookId"
  | "messageId"
  | "responseBody"
  | "statusCode"
  | "outcome"
  | "error"
  | "sentAt"
  | "responseAt"
>;

export const toDelivery = (row: SentRow, requestBody: string | null): z.input<typeof Delivery> => ({
  id: row.id,
  webhookId: row.webhookId,
  eventId: row.messageId,
  requestBody: requestBody ?? "",
  responseBody: row.responseBody,
  statusCode: row.statusCode,
  success: row.outcome === "success",
  error: row.error,
  sentAt: row.sentAt.toISOString(),
  responseAt: row.responseAt?.toISOString() ?? null,
});

type AttemptRow = Pick<
  DeliveryRow,
  "id" | "attempt" | "outcome" | "statusCode" | "error" | "sentAt" | "responseAt"
>;

export const toAttempt = (row: AttemptRow) => ({
  id: row.id,
  attempt: row.attempt,
  outcome: row.outcome,
  statusCode: row.statusCode,
  error: row.error,
  sentAt: row.sentAt.toISOString(),
  responseAt: row.responseAt?.toISOString() ?? null,
});

/** One attempt with its endpoint and what was sent; throws `not_found`, also when the endpoint was deleted. */
export async function readDeliveryRow(tx: Transaction, tenantId: string, deliveryId: string) {
  const [found] = await tx
    .select({
      delivery: getTableColumns(webhookDeliveries),
      webhook: getTableColumns(webhooks),
      body: webhookMessages.body,
      eventType: webhookMessages.eventType,
    })
    .from(webhookDeliveries)
    .innerJoin(
      webhooks,
      and(eq(webhooks.tenantId, webhookDeliveries.tenantId), eq(webhooks.id, webhookDeliveries.webhookId)),
    )
    .leftJoin(webhookMessages, messageOfDelivery)
    .where(and(eq(webhookDeliveries.tenantId, tenantId), eq(webhookDeliveries.id, deliveryId)));
  if (found === undefined) throw new AppError("not_found", "There is no such delivery.");
  return found;
}
