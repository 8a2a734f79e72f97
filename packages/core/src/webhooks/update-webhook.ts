import { type changeWebhook, HIDDEN_SECRET, type InputOf, type ReplyOf } from "@titik/contract";
import { webhooks, withTenant } from "@titik/db";
import { type SecretKey, sealSecret } from "@titik/webhooks";
import { and, eq } from "drizzle-orm";
import type { ActorContext } from "../context.ts";
import { writeAudit } from "../write-audit.ts";
import { refuseTarget } from "./refuse-target.ts";
import { readWebhookRow, shownSecret, toWebhook, type WebhookRow } from "./webhook-row.ts";
import type { WebhookServices } from "./webhook-services.ts";

type Changes = InputOf<typeof changeWebhook>["body"];

/**
 * Changes what is named and leaves the rest. A new secret holds at once, also for what waits; switching an
 * endpoint on forgets why it was off. Throws `validation` for an address that may not be sent to.
 */
export async function updateWebhook(
  context: ActorContext,
  services: WebhookServices,
  webhookId: string,
  changes: Changes,
): Promise<ReplyOf<typeof changeWebhook>> {
  if (changes.url !== undefined) await refuseTarget(services, changes.url);
  const { tenantId } = context;
  return withTenant(context.db, tenantId, async (tx) => {
    const before = await readWebhookRow(tx, tenantId, webhookId, true);
    const after: WebhookRow = {
      ...before,
      url: changes.url ?? before.url,
      eventType: changes.eventType ?? before.eventType,
      ...secretAfter(services.secretKey, webhookId, changes.secret),
      ...stateAfter(before, changes.enabled ?? before.enabled, context.now()),
    };
    await tx
      .update(webhooks)
      .set(after)
      .where(and(eq(webhooks.tenantId, tenantId), eq(webhooks.id, webhookId)));
    await writeAudit(tx, context, "webhook.changed", webhookId, {
      before: told(before),
      after: told(after),
      secretReplaced: after.secret !== before.secret,
    });
    return { status: 200, body: toWebhook(after, shownSecret(after, services.secretKey, context.role)) };
  });
}

const told = ({ url, enabled, eventType, secret }: WebhookRow) => ({
  ...{ url, enabled, eventType },
  signed: secret !== null,
});

function secretAfter(secretKey: SecretKey, webhookId: string, secret: Changes["secret"]) {
  if (secret === undefined || secret === HIDDEN_SECRET) return {};
  return {
    secret: secret === null || secret === "" ? null : sealSecret(secretKey, webhookId, secret),
    previousSecret: null,
    previousSecretUntil: null,
  };
}

function stateAfter(before: WebhookRow, enabled: boolean, now: Date) {
  if (enabled === before.enabled) return {};
  return enabled
    ? { enabled, disabledAt: null, disabledReason: null, failingSince: null }
    : { enabled, disabledAt: now, disabledReason: null };
}
