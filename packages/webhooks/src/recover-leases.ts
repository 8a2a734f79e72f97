import { randomUUIDv7 } from "node:crypto";
import { type Transaction, webhookDeliveries } from "@titik/db";
import { sql } from "drizzle-orm";
import type { Endpoint } from "./find-work.ts";
import { MAX_RETRIES } from "./next-attempt.ts";

interface Lost extends Record<string, unknown> {
  webhook_id: string;
  message_id: string;
  message_created_at: string;
  attempts: number;
  lease_until: string;
}

const AT_ONCE = 1_000;

/**
 * Frees the deliveries of one tenant whose worker has died or stalled. Whether they were sent nobody knows: each is
 * logged as `unknown` and is ready again, unless that was its last attempt. Answers the endpoints concerned.
 */
export async function recoverLeases(
  tx: Transaction,
  { tenantId, now, leaseMs }: { tenantId: string; now: Date; leaseMs: number },
): Promise<Endpoint[]> {
  const rows = await tx.execute<Lost>(sql`
    with lost as (
      select webhook_id, message_id, lease_until from webhook_queue
      where tenant_id = ${tenantId}::uuid and lease_until <= ${now.toISOString()}::timestamptz
      limit ${AT_ONCE} for update skip locked
    ), dead as (
      delete from webhook_queue as queue using lost
      where queue.tenant_id = ${tenantId}::uuid and queue.webhook_id = lost.webhook_id
        and queue.message_id = lost.message_id and queue.attempts > ${MAX_RETRIES}
      returning queue.webhook_id, queue.message_id, queue.message_created_at, queue.attempts, lost.lease_until
    ), ready as (
      update webhook_queue as queue set lease_until = null, lease_token = null from lost
      where queue.tenant_id = ${tenantId}::uuid and queue.webhook_id = lost.webhook_id
        and queue.message_id = lost.message_id and queue.attempts <= ${MAX_RETRIES}
      returning queue.webhook_id, queue.message_id, queue.message_created_at, queue.attempts, lost.lease_until
    )
    select * from dead union all select * from ready`);
  if (rows.length > 0)
    await tx.insert(webhookDeliveries).values(
      rows.map((row) => ({
        tenantId,
        id: randomUUIDv7(),
        webhookId: row.webhook_id,
        messageId: row.message_id,
        messageCreatedAt: new Date(row.message_created_at),
        attempt: row.attempts,
        outcome: "unknown" as const,
        requestHeaders: {},
        error: "the worker ended before the answer",
        sentAt: new Date(Date.parse(row.lease_until) - leaseMs),
      })),
    );
  return [...new Set(rows.map((row) => row.webhook_id))].map((webhookId) => ({ tenantId, webhookId }));
}
