import type { listDeliveries as endpoint, InputOf, ReplyOf } from "@titik/contract";
import { webhookDeliveries, webhookMessages, withTenant } from "@titik/db";
import { and, count, desc, eq, getTableColumns } from "drizzle-orm";
import type { TenantContext } from "../context.ts";
import { messageOfDelivery, toDelivery } from "./delivery-row.ts";

/** One page of an endpoint's deliveries, newest first. */
export const listDeliveries = (
  { db, tenantId }: TenantContext,
  webhookId: string,
  { page, limit }: InputOf<typeof endpoint>["query"],
): Promise<ReplyOf<typeof endpoint>> =>
  withTenant(db, tenantId, async (tx) => {
    const ofWebhook = and(
      eq(webhookDeliveries.tenantId, tenantId),
      eq(webhookDeliveries.webhookId, webhookId),
    );
    const rows = await tx
      .select({ delivery: getTableColumns(webhookDeliveries), body: webhookMessages.body })
      .from(webhookDeliveries)
      .leftJoin(webhookMessages, messageOfDelivery)
      .where(ofWebhook)
      .orderBy(desc(webhookDeliveries.sentAt), desc(webhookDeliveries.id))
      .limit(limit)
      .offset((page - 1) * limit);
    const [counted] = await tx.select({ total: count() }).from(webhookDeliveries).where(ofWebhook);
    const total = counted?.total ?? 0;
    return {
      status: 200,
      body: {
        data: rows.map(({ delivery, body }) => toDelivery(delivery, body)),
        pagination: { page, limit, total, totalPages: Math.ceil(total / limit) },
      },
    };
  });
