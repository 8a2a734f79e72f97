import type { getReplay, InputOf, ReplyOf } from "@titik/contract";
import { webhookQueue, withTenant } from "@titik/db";
import { and, count, eq, gte, lt } from "drizzle-orm";
import type { TenantContext } from "../context.ts";

/** How many messages of a range of time still wait for the endpoint. */
export const countWaiting = (
  { db, tenantId }: TenantContext,
  webhookId: string,
  { from, to }: InputOf<typeof getReplay>["query"],
): Promise<ReplyOf<typeof getReplay>> =>
  withTenant(db, tenantId, async (tx) => {
    const [found] = await tx
      .select({ waiting: count() })
      .from(webhookQueue)
      .where(
        and(
          eq(webhookQueue.tenantId, tenantId),
          eq(webhookQueue.webhookId, webhookId),
          gte(webhookQueue.messageCreatedAt, new Date(from)),
          lt(webhookQueue.messageCreatedAt, new Date(to)),
        ),
      );
    return { status: 200, body: { waiting: found?.waiting ?? 0 } };
  });
