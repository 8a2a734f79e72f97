import { type SQL, sql } from "drizzle-orm";

export type SlowestAnswers = { webhook_id: string; p95_ms: number };

/** Within how many milliseconds 95 % of each endpoint's answers came. */
export const slowestAnswers = (tenantId: string, from: string): SQL => sql`
  select webhook_id, (percentile_cont(0.95) within group (order by extract(epoch from response_at - sent_at)) * 1000)::integer as p95_ms
  from webhook_deliveries
  where tenant_id = ${tenantId}::uuid and sent_at >= ${from}::timestamptz and response_at is not null
  group by webhook_id`;
