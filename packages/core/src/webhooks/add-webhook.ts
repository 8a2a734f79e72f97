import { randomUUIDv7 } from "node:crypto";
import { AppError, type createWebhook, type InputOf, type ReplyOf } from "@titik/contract";
import { projects, type Transaction, webhooks, withTenant } from "@titik/db";
import { sealSecret } from "@titik/webhooks";
import { count, eq } from "drizzle-orm";
import type { ActorContext } from "../context.ts";
import { writeAudit } from "../write-audit.ts";
import { newSecret } from "./new-secret.ts";
import { refuseTarget } from "./refuse-target.ts";
import { toWebhook } from "./webhook-row.ts";
import type { WebhookServices } from "./webhook-services.ts";

const MAX_WEBHOOKS = 200;

/**
 * Adds an endpoint. Throws `validation` for an address that may not be sent to, `conflict` when the project
 * has as many endpoints as it may.
 */
export async function addWebhook(
  context: ActorContext,
  services: WebhookServices,
  { url, enabled, eventType, secret = newSecret() }: InputOf<typeof createWebhook>["body"],
): Promise<ReplyOf<typeof createWebhook>> {
  await refuseTarget(services, url);
  const { tenantId, now } = context;
  return withTenant(context.db, tenantId, async (tx) => {
    await refuseTooMany(tx, tenantId);
    const signs = secret === null || secret === "" ? null : secret;
    const createdAt = now();
    const id = randomUUIDv7();
    const row = {
      ...{ tenantId, id, url, enabled, eventType, createdAt },
      secret: signs === null ? null : sealSecret(services.secretKey, id, signs),
      disabledAt: enabled ? null : createdAt,
    };
    const [stored] = await tx.insert(webhooks).values(row).returning();
    if (stored === undefined) throw new Error("an inserted row is returned");
    await writeAudit(tx, context, "webhook.created", id, {
      ...{ url, enabled, eventType },
      signed: signs !== null,
    });
    return { status: 201, body: toWebhook(stored, signs) };
  });
}

async function refuseTooMany(tx: Transaction, tenantId: string): Promise<void> {
  await tx.select({ id: projects.id }).from(projects).where(eq(projects.id, tenantId)).for("update");
  const [held] = await tx.select({ total: count() }).from(webhooks).where(eq(webhooks.tenantId, tenantId));
  if ((held?.total ?? 0) >= MAX_WEBHOOKS)
    throw new AppError("conflict", `A project has at most ${MAX_WEBHOOKS} webhook endpoints.`);
}
