import { type SQL, sql } from "drizzle-orm";

export type AttemptsByHour = {
  webhook_id: string;
  /** 0 for the hour that begins at `from`. */
  hour: number;
  succeeded: number;
  failed: number;
};

/** How many attempts of each endpoint succeeded and failed, hour by hour. */
export const attemptsByHour = (tenantId: string, from: string): SQL => sql`
  select webhook_id, floor(extract(epoch from sent_at - ${from}::timestamptz) / 3600)::integer as hour,
    count(*) filter (where outcome = 'success')::integer as succeeded,
    count(*) filter (where outcome <> 'success')::integer as failed
  from webhook_deliveries
  where tenant_id = ${tenantId}::uuid and sent_at >= ${from}::timestamptz
  group by webhook_id, hour`;
