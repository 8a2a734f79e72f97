import { randomUUID } from "node:crypto";
import { arrayLiteral, type Transaction } from "@titik/db";
import { sql } from "drizzle-orm";
import type { LeasedDelivery } from "./attempt-delivery.ts";

/** How much of an endpoint's ready lane is wanted. */
export interface Wanted {
  webhookId: string;
  /** Only messages after this id; those before it are taken, or were not there a moment ago. */
  after: string;
  room: number;
}

interface Claim {
  tenantId: string;
  wanted: readonly Wanted[];
  leaseUntil: Date;
}

interface Row extends Record<string, unknown> {
  webhook_id: string;
  message_id: string;
  message_created_at: string;
  attempts: number;
  event_type: string;
  body: string;
  url: string;
  secret: Buffer | null;
  previous_secret: Buffer | null;
  previous_secret_until: string | null;
  failing_since: string | null;
}

const dateOrNull = (value: string | null) => (value === null ? null : new Date(value));

/**
 * Leases ready deliveries of one tenant, the oldest messages first, from enabled endpoints alone. Each endpoint's
 * part of the index is read from `after` on and no further than `room`, so that one with a long queue costs no more
 * than another. What another worker is claiming at this moment is passed over.
 */
export async function claimDeliveries(
  tx: Transaction,
  { tenantId, wanted, leaseUntil }: Claim,
): Promise<LeasedDelivery[]> {
  const token = randomUUID();
  const webhookIds = arrayLiteral(wanted.map(({ webhookId }) => webhookId));
  const afters = arrayLiteral(wanted.map(({ after }) => after));
  const rooms = arrayLiteral(wanted.map(({ room }) => room));
  const rows = await tx.execute<Row>(sql`
    with wanted as (
      select wanted.*, url, secret, previous_secret, previous_secret_until, failing_since
      from unnest(${webhookIds}::uuid[], ${afters}::uuid[], ${rooms}::integer[])
        as wanted (webhook_id, after, room)
      join webhooks on webhooks.tenant_id = ${tenantId}::uuid
        and webhooks.id = wanted.webhook_id and webhooks.enabled
    ), picked as (
      select webhook_id, unnest(array(
        select message_id from webhook_queue as queue
        where queue.tenant_id = ${tenantId}::uuid and queue.webhook_id = wanted.webhook_id
          and queue.message_id > wanted.after and queue.next_at is null and queue.lease_until is null
        order by queue.message_id limit wanted.room for update skip locked
      )) as message_id
      from wanted
    ), claimed as (
      update webhook_queue as queue
      set lease_until = ${leaseUntil.toISOString()}::timestamptz, lease_token = ${token}::uuid,
        attempts = attempts + 1
      from picked
      where queue.tenant_id = ${tenantId}::uuid and queue.webhook_id = picked.webhook_id
        and queue.message_id = picked.message_id
      returning queue.webhook_id, queue.message_id, queue.message_created_at, queue.attempts
    )
    select claimed.webhook_id, claimed.message_id, claimed.message_created_at, claimed.attempts,
      message.event_type, message.body,
      wanted.url, wanted.secret, wanted.previous_secret, wanted.previous_secret_until, wanted.failing_since
    from claimed
    join wanted on wanted.webhook_id = claimed.webhook_id
    join webhook_messages as message on message.tenant_id = ${tenantId}::uuid
      and message.id = claimed.message_id and message.created_at = claimed.message_created_at
    order by claimed.message_id`);
  return rows.map((row) => ({
    tenantId,
    webhookId: row.webhook_id,
    messageId: row.message_id,
    messageCreatedAt: new Date(row.message_created_at),
    token,
    leaseUntil,
    attempts: row.attempts,
    eventType: row.event_type,
    body: row.body,
    url: row.url,
    secret: row.secret,
    previousSecret: row.previous_secret,
    previousSecretUntil: dateOrNull(row.previous_secret_until),
    failingSince: dateOrNull(row.failing_since),
  }));
}
