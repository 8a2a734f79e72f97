import type { Database } from "@titik/db";
import { sql } from "drizzle-orm";

// Run as titik_worker, which may look at every tenant's queue and do nothing more. All of them only read: what they
// find is taken tenant by tenant.

export interface Endpoint {
  tenantId: string;
  webhookId: string;
}

const AT_ONCE = 1_000;

const at = (moment: Date) => sql`${moment.toISOString()}::timestamptz`;

interface EndpointRow extends Record<string, unknown> {
  tenant_id: string;
  webhook_id: string;
}

const toEndpoint = (row: EndpointRow): Endpoint => ({ tenantId: row.tenant_id, webhookId: row.webhook_id });

/** Endpoints that have a message after `after` in their ready lane. */
export async function findReady(workerDb: Database, after: string): Promise<Endpoint[]> {
  const rows = await workerDb.execute<EndpointRow>(sql`
    select tenant_id, webhook_id from webhook_queue
    where next_at is null and lease_until is null and message_id > ${after}::uuid
    group by tenant_id, webhook_id`);
  return rows.map(toEndpoint);
}

export interface DueRetry extends Endpoint {
  messageId: string;
}

/** Deliveries whose time to be tried again has come, the longest due first. */
export async function findDueRetries(workerDb: Database, now: Date): Promise<DueRetry[]> {
  const rows = await workerDb.execute<EndpointRow & { message_id: string }>(sql`
    select tenant_id, webhook_id, message_id from webhook_queue
    where next_at <= ${at(now)} order by next_at limit ${AT_ONCE}`);
  return rows.map((row) => ({ ...toEndpoint(row), messageId: row.message_id }));
}

/** Tenants with deliveries whose worker has not finished them in time. */
export async function findLostLeases(workerDb: Database, now: Date): Promise<string[]> {
  const rows = await workerDb.execute<{ tenant_id: string }>(sql`
    select distinct tenant_id from (
      select tenant_id from webhook_queue where lease_until <= ${at(now)} order by lease_until limit ${AT_ONCE}
    ) as lost`);
  return rows.map(({ tenant_id }) => tenant_id);
}
