import type { listWebhooks as endpoint, ReplyOf } from "@titik/contract";
import { webhooks, withTenant } from "@titik/db";
import { asc, eq } from "drizzle-orm";
import type { ActorContext } from "../context.ts";
import { shownSecret, toWebhook } from "./webhook-row.ts";
import type { WebhookServices } from "./webhook-services.ts";

/** The project's endpoints, oldest first, their secrets in clear for admins alone. */
export const listWebhooks = (
  { db, tenantId, role }: ActorContext,
  { secretKey }: WebhookServices,
): Promise<ReplyOf<typeof endpoint>> =>
  withTenant(db, tenantId, async (tx) => {
    const rows = await tx
      .select()
      .from(webhooks)
      .where(eq(webhooks.tenantId, tenantId))
      .orderBy(asc(webhooks.createdAt), asc(webhooks.id));
    return { status: 200, body: rows.map((row) => toWebhook(row, shownSecret(row, secretKey, role))) };
  });
