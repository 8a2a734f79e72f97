import { type getDelivery, HIDDEN_SECRET, type ReplyOf } from "@titik/contract";
import { withTenant } from "@titik/db";
import type { TenantContext } from "../context.ts";
import { readDeliveryRow, toDelivery } from "./delivery-row.ts";
import { toWebhook } from "./webhook-row.ts";

/** One attempt with its endpoint, whose secret is shown to nobody here. */
export const readDelivery = (
  { db, tenantId }: TenantContext,
  deliveryId: string,
): Promise<ReplyOf<typeof getDelivery>> =>
  withTenant(db, tenantId, async (tx) => {
    const { delivery, body, webhook } = await readDeliveryRow(tx, tenantId, deliveryId);
    const secret = webhook.secret && HIDDEN_SECRET;
    return { status: 200, body: { ...toDelivery(delivery, body), webhook: toWebhook(webhook, secret) } };
  });
