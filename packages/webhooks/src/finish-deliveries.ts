import { arrayLiteral, type Transaction } from "@titik/db";
import { type SQL, sql } from "drizzle-orm";
import type { Attempt } from "./attempt-delivery.ts";

/** An attempt, and when the next one is; null: there is none. */
export interface Settled {
  attempt: Attempt;
  nextAt: Date | null;
}

type Value = string | number | null;

const COLUMNS: [name: string, type: string, value: (settled: Settled) => Value][] = [
  ["id", "uuid", ({ attempt }) => attempt.id],
  ["webhook_id", "uuid", ({ attempt }) => attempt.delivery.webhookId],
  ["message_id", "uuid", ({ attempt }) => attempt.delivery.messageId],
  ["message_created_at", "timestamptz", ({ attempt }) => attempt.delivery.messageCreatedAt.toISOString()],
  ["attempt", "integer", ({ attempt }) => attempt.delivery.attempts],
  ["outcome", "text", ({ attempt }) => attempt.outcome],
  ["request_headers", "jsonb", ({ attempt }) => JSON.stringify(attempt.requestHeaders)],
  ["status_code", "integer", ({ attempt }) => attempt.statusCode],
  ["response_headers", "jsonb", ({ attempt }) => attempt.headers && JSON.stringify(attempt.headers)],
  ["response_body", "text", ({ attempt }) => attempt.body],
  ["error", "text", ({ attempt }) => attempt.error],
  ["sent_at", "timestamptz", ({ attempt }) => attempt.sentAt.toISOString()],
  ["response_at", "timestamptz", ({ attempt }) => attempt.responseAt?.toISOString() ?? null],
];

const FENCE: typeof COLUMNS = [
  ["token", "uuid", ({ attempt }) => attempt.delivery.token],
  ["next_at", "timestamptz", ({ nextAt }) => nextAt?.toISOString() ?? null],
];

const list = (names: readonly string[]): SQL =>
  sql.join(
    names.map((name) => sql.identifier(name)),
    sql`, `,
  );

/**
 * Writes attempts of one tenant into the log, and takes them off the queue or puts them back for later. One whose
 * lease has passed to another worker is left alone: that worker has logged it as unknown. Answers the ids of those
 * attempts that counted.
 */
export async function finishDeliveries(
  tx: Transaction,
  tenantId: string,
  settled: readonly Settled[],
): Promise<Set<string>> {
  const all = [...COLUMNS, ...FENCE];
  const arrays = all.map(([, type, value]) => sql`${arrayLiteral(settled.map(value))}::${sql.raw(type)}[]`);
  const logged = list(COLUMNS.map(([name]) => name));
  const ours = sql`queue.tenant_id = ${tenantId}::uuid and queue.webhook_id = attempt.webhook_id
        and queue.message_id = attempt.message_id and queue.lease_token = attempt.token`;
  const rows = await tx.execute<{ id: string }>(sql`
    with attempt as (
      select * from unnest(${sql.join(arrays, sql`, `)}) as attempt (${list(all.map(([name]) => name))})
    ), done as (
      delete from webhook_queue as queue using attempt where ${ours} and attempt.next_at is null
      returning attempt.id
    ), later as (
      update webhook_queue as queue set next_at = attempt.next_at, lease_until = null, lease_token = null
      from attempt where ${ours} and attempt.next_at is not null
      returning attempt.id
    )
    insert into webhook_deliveries (tenant_id, ${logged})
    select ${tenantId}::uuid, ${logged} from attempt
    where id in (select id from done union all select id from later)
    returning id`);
  return new Set(rows.map(({ id }) => id));
}
