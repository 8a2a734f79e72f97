import type { deleteWebhook, ReplyOf } from "@titik/contract";
import { webhookQueue, webhooks, withTenant } from "@titik/db";
import { and, eq } from "drizzle-orm";
import type { ActorContext } from "../context.ts";
import { writeAudit } from "../write-audit.ts";
import { readWebhookRow } from "./webhook-row.ts";

/** Deletes an endpoint and what waits for it; what was sent stays in the log's partitions until they end. */
export const dropWebhook = (
  context: ActorContext,
  webhookId: string,
): Promise<ReplyOf<typeof deleteWebhook>> =>
  withTenant(context.db, context.tenantId, async (tx) => {
    const { tenantId } = context;
    const { url } = await readWebhookRow(tx, tenantId, webhookId, true);
    await tx.delete(webhooks).where(and(eq(webhooks.tenantId, tenantId), eq(webhooks.id, webhookId)));
    await tx
      .delete(webhookQueue)
      .where(and(eq(webhookQueue.tenantId, tenantId), eq(webhookQueue.webhookId, webhookId)));
    await writeAudit(tx, context, "webhook.deleted", webhookId, { url });
    return { status: 200, body: { success: true } };
  });
