import { type Database, type Transaction, withTenant } from "@titik/db";
import type { Attempt } from "./attempt-delivery.ts";
import { finishDeliveries } from "./finish-deliveries.ts";
import { nextAttempt } from "./next-attempt.ts";
import { type DisabledEndpoint, noteHealth } from "./note-health.ts";

export interface SettleOptions {
  db: Database;
  now: () => Date;
  /** In [0, 1). */
  random: () => number;
  /** Told in the transaction that disables an endpoint, so that the mails about it commit with it. */
  onDisabled: (tx: Transaction, endpoint: DisabledEndpoint) => Promise<void>;
}

/** Writes down what became of attempts of one tenant, in one transaction; answers the ids of those that counted. */
export function settleAttempts(
  { db, now, random, onDisabled }: SettleOptions,
  tenantId: string,
  attempts: readonly Attempt[],
  plan: (attempt: Attempt) => Date | null = (attempt) => planRetry(attempt, now(), random()),
): Promise<Set<string>> {
  const settled = attempts.map((attempt) => ({ attempt, nextAt: plan(attempt) }));
  return withTenant(db, tenantId, async (tx) => {
    const counted = await finishDeliveries(tx, tenantId, settled);
    const ours = attempts.filter(({ id }) => counted.has(id));
    for (const endpoint of await noteHealth(tx, tenantId, ours, now())) await onDisabled(tx, endpoint);
    return counted;
  });
}

/** When the message of this attempt is tried again; null when it was delivered or has had its last retry. */
export const planRetry = ({ outcome, delivery, headers }: Attempt, now: Date, random: number): Date | null =>
  outcome === "success"
    ? null
    : nextAttempt({ attempts: delivery.attempts, now, random, retryAfter: headers?.["retry-after"] });
