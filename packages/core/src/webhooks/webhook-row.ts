import {
  AppError,
  HIDDEN_SECRET,
  type Role,
  roleCovers,
  type Webhook,
  WebhookEventType,
} from "@titik/contract";
import { type Transaction, webhooks } from "@titik/db";
import { openSecret, type SecretKey } from "@titik/webhooks";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";

export type WebhookRow = typeof webhooks.$inferSelect;

/** An endpoint of this transaction's tenant; with `lock`, no other change of it runs until the transaction ends. */
export async function readWebhookRow(
  tx: Transaction,
  tenantId: string,
  webhookId: string,
  lock = false,
): Promise<WebhookRow> {
  const query = tx
    .select()
    .from(webhooks)
    .where(and(eq(webhooks.tenantId, tenantId), eq(webhooks.id, webhookId)));
  const [row] = await (lock ? query.for("update") : query);
  if (row === undefined) throw new AppError("not_found", "There is no such webhook.");
  return row;
}

/** The endpoint as it is documented, with its secret as the caller may see it. */
export const toWebhook = (row: WebhookRow, secret: string | null): z.input<typeof Webhook> => ({
  id: row.id,
  url: row.url,
  enabled: row.enabled,
  eventType: WebhookEventType.parse(row.eventType),
  secret,
  createdAt: row.createdAt.toISOString(),
});

/** In clear for admins, hidden from others; null where deliveries are not signed. */
export function shownSecret({ id, secret }: WebhookRow, secretKey: SecretKey, role: Role): string | null {
  if (secret === null) return null;
  return roleCovers(role, "admin") ? openSecret(secretKey, id, secret) : HIDDEN_SECRET;
}
