import { type SQL, sql } from "drizzle-orm";

export type AttemptsByHour = {
  webhook_id: string;
  /** Milliseconds since the epoch. */
  began: number;
  succeeded: number;
  failed: number;
};

/** How many attempts of each endpoint succeeded and failed, hour by hour from `from` on. */
export const attemptsByHour = (tenantId: string, from: string): SQL => sql`
  select webhook_id, (extract(epoch from began) * 1000)::float8 as began,
    coalesce(sum(attempts) filter (where outcome = 'success'), 0)::integer as succeeded,
    coalesce(sum(attempts) filter (where outcome <> 'success'), 0)::integer as failed
  from (
    select webhook_id, date_bin('1 hour', sent_at, ${from}::timestamptz) as began, outcome, count(*) as attempts
    from webhook_deliveries
    where tenant_id = ${tenantId}::uuid and sent_at >= ${from}::timestamptz
    group by 1, 2, 3
  ) as counted
  group by webhook_id, began`;
