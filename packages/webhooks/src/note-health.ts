import { type Transaction, webhooks } from "@titik/db";
import { and, eq, inArray, isNotNull, isNull, lte } from "drizzle-orm";
import type { Attempt } from "./attempt-delivery.ts";
import { FAILING_MS } from "./next-attempt.ts";

/** An endpoint that Titik has just disabled. */
export interface DisabledEndpoint {
  tenantId: string;
  webhookId: string;
  url: string;
  reason: "gone" | "failing";
  at: Date;
}

const GONE = 410;

/**
 * Keeps since when an endpoint fails, and disables it after an answer 410 or five days without a success. Writes
 * only what changes: a healthy endpoint's row is not touched. Answers what it has disabled.
 */
export async function noteHealth(
  tx: Transaction,
  tenantId: string,
  attempts: readonly Attempt[],
  now: Date,
): Promise<DisabledEndpoint[]> {
  const disabled: DisabledEndpoint[] = [];
  const ofTenant = eq(webhooks.tenantId, tenantId);
  const byEndpoint = Map.groupBy(attempts, ({ delivery }) => delivery.webhookId);

  const recovered = [...byEndpoint].filter(
    ([, some]) => some.some(isSuccess) && some.some(({ delivery }) => delivery.failingSince !== null),
  );
  if (recovered.length > 0) {
    const ids = recovered.map(([id]) => id);
    await tx
      .update(webhooks)
      .set({ failingSince: null })
      .where(and(ofTenant, inArray(webhooks.id, ids), isNotNull(webhooks.failingSince)));
  }

  for (const [webhookId, some] of byEndpoint) {
    const gone = some.some(({ statusCode }) => statusCode === GONE);
    if (some.some(isSuccess) && !gone) continue;
    const self = and(ofTenant, eq(webhooks.id, webhookId));
    const [first] = some;
    if (first !== undefined && some.some(({ delivery }) => delivery.failingSince === null))
      await tx
        .update(webhooks)
        .set({ failingSince: first.sentAt })
        .where(and(self, isNull(webhooks.failingSince)));
    const limit = new Date(now.getTime() - FAILING_MS);
    const mayHaveFailedLong = some.some(
      ({ delivery }) => delivery.failingSince !== null && delivery.failingSince <= limit,
    );
    if (!gone && !mayHaveFailedLong) continue;
    const reason = gone ? "gone" : "failing";
    const [row] = await tx
      .update(webhooks)
      .set({ enabled: false, disabledReason: reason, disabledAt: now })
      .where(and(self, eq(webhooks.enabled, true), gone ? undefined : lte(webhooks.failingSince, limit)))
      .returning({ url: webhooks.url });
    if (row !== undefined) disabled.push({ tenantId, webhookId, url: row.url, reason, at: now });
  }
  return disabled;
}

const isSuccess = ({ outcome }: Attempt) => outcome === "success";
