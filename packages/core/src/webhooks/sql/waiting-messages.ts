import { type SQL, sql } from "drizzle-orm";

export type WaitingMessages = { webhook_id: string; waiting: number; next_at: string | null };

/** How many messages are owed to each endpoint, and when the earliest of those that failed goes out again. */
export const waitingMessages = (tenantId: string): SQL => sql`
  select webhook_id, count(*)::integer as waiting, min(next_at) as next_at
  from webhook_queue where tenant_id = ${tenantId}::uuid
  group by webhook_id`;
