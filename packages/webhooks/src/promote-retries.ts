import { arrayLiteral, type Transaction } from "@titik/db";
import { sql } from "drizzle-orm";
import type { DueRetry } from "./find-work.ts";

/** Moves retries of one tenant whose time has come into the ready lane, where the caps of their endpoints hold. */
export async function promoteRetries(
  tx: Transaction,
  { tenantId, due, now }: { tenantId: string; due: readonly DueRetry[]; now: Date },
): Promise<void> {
  const webhookIds = arrayLiteral(due.map(({ webhookId }) => webhookId));
  const messageIds = arrayLiteral(due.map(({ messageId }) => messageId));
  await tx.execute(sql`
    update webhook_queue set next_at = null
    where tenant_id = ${tenantId}::uuid and (webhook_id, message_id) in (
      select queue.webhook_id, queue.message_id
      from unnest(${webhookIds}::uuid[], ${messageIds}::uuid[]) as due (webhook_id, message_id)
      join webhook_queue as queue on queue.tenant_id = ${tenantId}::uuid
        and queue.webhook_id = due.webhook_id and queue.message_id = due.message_id
      where queue.next_at <= ${now.toISOString()}::timestamptz
      for update of queue skip locked)`);
}
