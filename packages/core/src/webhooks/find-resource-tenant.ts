import type { ResourceName } from "@titik/contract";
import { memberships, type Transaction, webhookDeliveries, webhooks, withTenant } from "@titik/db";
import { and, asc, eq } from "drizzle-orm";
import type { Services } from "../context.ts";

interface ResourceSearch {
  accountId: string;
  resource: ResourceName;
  id: string;
  /** The only project to look in; null: all of the account's. */
  within: string | null;
}

const FIND: Record<ResourceName, (tx: Transaction, tenantId: string, id: string) => Promise<unknown[]>> = {
  webhook: (tx, tenantId, id) =>
    tx
      .select({ id: webhooks.id })
      .from(webhooks)
      .where(and(eq(webhooks.tenantId, tenantId), eq(webhooks.id, id))),
  delivery: (tx, tenantId, id) =>
    tx
      .select({ id: webhookDeliveries.id })
      .from(webhookDeliveries)
      .where(and(eq(webhookDeliveries.tenantId, tenantId), eq(webhookDeliveries.id, id))),
};

/** The one of the account's projects that the resource belongs to; null when it belongs to none of them. */
export async function findResourceTenant(
  { db }: Services,
  { accountId, resource, id, within }: ResourceSearch,
): Promise<string | null> {
  const own = await db
    .select({ tenantId: memberships.tenantId })
    .from(memberships)
    .where(
      and(
        eq(memberships.accountId, accountId),
        within === null ? undefined : eq(memberships.tenantId, within),
      ),
    )
    .orderBy(asc(memberships.createdAt));
  // One project after the other: row-level security shows a transaction the rows of one tenant alone.
  for (const { tenantId } of own) {
    const found = await withTenant(db, tenantId, (tx) => FIND[resource](tx, tenantId, id));
    if (found.length > 0) return tenantId;
  }
  return null;
}
