import { type SQL, sql } from "drizzle-orm";

export type SlowestAnswers = { webhook_id: string; p95_ms: number | null };

/** Within how many milliseconds 95 % of each endpoint's latest answers came, of a thousand attempts at most. */
export const slowestAnswers = (tenantId: string, from: string): SQL => sql`
  select webhooks.id as webhook_id, (
    select (percentile_cont(0.95) within group (order by extract(epoch from response_at - sent_at)) * 1000)::integer
    from (
      select sent_at, response_at from webhook_deliveries
      where tenant_id = ${tenantId}::uuid and webhook_id = webhooks.id and sent_at >= ${from}::timestamptz
      order by sent_at desc limit 1000
    ) as latest
    where response_at is not null
  ) as p95_ms
  from webhooks where webhooks.tenant_id = ${tenantId}::uuid`;
