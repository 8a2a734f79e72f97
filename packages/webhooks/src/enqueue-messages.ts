import { arrayLiteral, type Statement, type Transaction, toStatement } from "@titik/db";
import { type SQL, sql } from "drizzle-orm";
import { tellEnqueued } from "./enqueued.ts";
import { subscribes } from "./subscribes.ts";

/** What is told to the subscribers of one project. */
export interface NewMessage {
  /** UUID v7: messages go out in the order of their ids. */
  id: string;
  /** The dotted name, e.g. `analytics.heatmap.event.created`. */
  eventType: string;
  /** JSON, sent as it is. */
  body: string;
}

interface Outbox {
  tenantId: string;
  now: Date;
  messages: readonly NewMessage[];
}

/**
 * Queues messages for every endpoint that is enabled and wants them, in the transaction of what they tell of, so
 * that neither exists without the other. A message that nobody wants is not stored. Answers how many deliveries
 * are owed now.
 */
export async function enqueueMessages(tx: Transaction, outbox: Outbox): Promise<number> {
  if (outbox.messages.length === 0) return 0;
  const [queued] = await tx.execute<{ deliveries: number }>(queueing(outbox));
  const deliveries = queued?.deliveries ?? 0;
  if (deliveries > 0) tellEnqueued();
  return deliveries;
}

/** The same as a statement, to be sent with that of what the messages tell of. */
export function enqueueing(outbox: Outbox): Statement {
  tellEnqueued();
  return toStatement(queueing(outbox));
}

function queueing({ tenantId, now, messages }: Outbox): SQL {
  const at = sql`${now.toISOString()}::timestamptz`;
  const column = (values: string[], type: "uuid" | "text") =>
    sql`${arrayLiteral(values)}::${sql.raw(type)}[]`;
  const ids = column(
    messages.map(({ id }) => id),
    "uuid",
  );
  const eventTypes = column(
    messages.map(({ eventType }) => eventType),
    "text",
  );
  const bodies = column(
    messages.map(({ body }) => body),
    "text",
  );
  return sql`
    with message as (
      select * from unnest(${ids}, ${eventTypes}, ${bodies}) as message (id, event_type, body)
    ), wanted as (
      select webhooks.id as webhook_id, message.id, message.event_type, message.body
      from webhooks join message on ${subscribes(sql`webhooks.event_type`, sql`message.event_type`)}
      where webhooks.tenant_id = ${tenantId}::uuid and webhooks.enabled
    ), stored as (
      insert into webhook_messages (tenant_id, id, created_at, event_type, body)
      select ${tenantId}::uuid, wanted.id, ${at}, wanted.event_type, wanted.body
      from (select distinct id, event_type, body from wanted) as wanted
    ), queued as (
      insert into webhook_queue (tenant_id, webhook_id, message_id, message_created_at)
      select ${tenantId}::uuid, wanted.webhook_id, wanted.id, ${at} from wanted
      returning 1
    )
    select count(*)::integer as deliveries from queued`;
}
