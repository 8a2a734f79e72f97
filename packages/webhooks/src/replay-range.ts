import type { Transaction } from "@titik/db";
import { sql } from "drizzle-orm";
import { subscribes } from "./subscribes.ts";

interface Replay {
  tenantId: string;
  webhookId: string;
  /** Included. */
  from: Date;
  /** Excluded. */
  to: Date;
  /** `failed`: what this endpoint has never answered with success. */
  only: "all" | "failed";
  now: Date;
}

/**
 * Queues the messages of a time range again for one endpoint, as far as it subscribes to them, each with a new round
 * of retries under its own id; one that waits for a retry goes out now. Answers how many; they go out when the
 * endpoint is enabled.
 */
export async function replayRange(
  tx: Transaction,
  { tenantId, webhookId, from, to, only, now }: Replay,
): Promise<number> {
  const moment = (date: Date) => sql`${date.toISOString()}::timestamptz`;
  const wanted =
    only === "all"
      ? sql`true`
      : sql`not exists (
          select from webhook_deliveries as delivery
          where delivery.tenant_id = ${tenantId}::uuid and delivery.webhook_id = ${webhookId}::uuid
            and delivery.message_id = message.id and delivery.outcome = 'success'
            and delivery.sent_at >= ${moment(from)})`;
  const queued = await tx.execute(sql`
    insert into webhook_queue (tenant_id, webhook_id, message_id, message_created_at, next_at)
    select ${tenantId}::uuid, endpoint.id, message.id, message.created_at, ${moment(now)}
    from webhooks as endpoint
    join webhook_messages as message on message.tenant_id = ${tenantId}::uuid
      and message.created_at >= ${moment(from)} and message.created_at < ${moment(to)}
      and message.event_type <> 'webhook.ping'
      and ${subscribes(sql`endpoint.event_type`, sql`message.event_type`)}
    where endpoint.tenant_id = ${tenantId}::uuid and endpoint.id = ${webhookId}::uuid and ${wanted}
    on conflict (tenant_id, webhook_id, message_id)
      do update set next_at = excluded.next_at, attempts = 0 where webhook_queue.lease_until is null
    returning 1`);
  return queued.length;
}
