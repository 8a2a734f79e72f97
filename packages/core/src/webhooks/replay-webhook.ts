import type { replayWebhook as endpoint, InputOf, ReplyOf } from "@titik/contract";
import { withTenant } from "@titik/db";
import { replayRange } from "@titik/webhooks";
import type { ActorContext } from "../context.ts";
import { writeAudit } from "../write-audit.ts";
import { readWebhookRow } from "./webhook-row.ts";

/** Queues the messages of a range of time for the endpoint again. */
export const replayWebhook = (
  context: ActorContext,
  webhookId: string,
  { from, to, only }: InputOf<typeof endpoint>["body"],
): Promise<ReplyOf<typeof endpoint>> =>
  withTenant(context.db, context.tenantId, async (tx) => {
    const { tenantId, now } = context;
    await readWebhookRow(tx, tenantId, webhookId);
    const range = { from: new Date(from), to: new Date(to) };
    const queued = await replayRange(tx, { tenantId, webhookId, ...range, only, now: now() });
    await writeAudit(tx, context, "webhook.replayed", webhookId, { from, to, only, queued });
    return { status: 202, body: { queued } };
  });
