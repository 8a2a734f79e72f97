import type { ReplyOf, rotateSecret } from "@titik/contract";
import { webhooks, withTenant } from "@titik/db";
import { sealSecret } from "@titik/webhooks";
import { and, eq } from "drizzle-orm";
import type { ActorContext } from "../context.ts";
import { writeAudit } from "../write-audit.ts";
import { newSecret } from "./new-secret.ts";
import { readWebhookRow, toWebhook } from "./webhook-row.ts";
import type { WebhookServices } from "./webhook-services.ts";

const OVERLAP_MS = 24 * 3_600_000;

/** Makes a new secret; the one before it signs beside it for 24 hours. An unsigned endpoint signs from now on. */
export const replaceSecret = (
  context: ActorContext,
  { secretKey }: WebhookServices,
  webhookId: string,
): Promise<ReplyOf<typeof rotateSecret>> =>
  withTenant(context.db, context.tenantId, async (tx) => {
    const { tenantId } = context;
    const before = await readWebhookRow(tx, tenantId, webhookId, true);
    const secret = newSecret();
    const previousSecretUntil = new Date(context.now().getTime() + OVERLAP_MS);
    await tx
      .update(webhooks)
      .set({
        secret: sealSecret(secretKey, webhookId, secret),
        previousSecret: before.secret,
        previousSecretUntil: before.secret && previousSecretUntil,
      })
      .where(and(eq(webhooks.tenantId, tenantId), eq(webhooks.id, webhookId)));
    const until = previousSecretUntil.toISOString();
    await writeAudit(tx, context, "webhook.secret-rotated", webhookId, { previousSecretUntil: until });
    return { status: 200, body: { ...toWebhook(before, secret), previousSecretUntil: until } };
  });
