import type { listWebhookHealth as endpoint, ReplyOf, WebhookHealth } from "@titik/contract";
import { webhooks, withTenant } from "@titik/db";
import { asc, eq } from "drizzle-orm";
import type { z } from "zod";
import type { TenantContext } from "../context.ts";
import { type AttemptsByHour, attemptsByHour } from "./sql/attempts-by-hour.ts";
import { type SlowestAnswers, slowestAnswers } from "./sql/slowest-answers.ts";
import { type WaitingMessages, waitingMessages } from "./sql/waiting-messages.ts";
import type { WebhookRow } from "./webhook-row.ts";

const HOURS = 24;
const HOUR_MS = 3_600_000;

/** How each endpoint did in the last 24 hours, in the order of the list of endpoints. */
export const listHealth = ({ db, tenantId, now }: TenantContext): Promise<ReplyOf<typeof endpoint>> =>
  withTenant(db, tenantId, async (tx) => {
    const at = now();
    const from = new Date(at.getTime() - HOURS * HOUR_MS);
    const rows = await tx
      .select()
      .from(webhooks)
      .where(eq(webhooks.tenantId, tenantId))
      .orderBy(asc(webhooks.createdAt), asc(webhooks.id));
    const attempts = await tx.execute<AttemptsByHour>(attemptsByHour(tenantId, from.toISOString()));
    const answers = await tx.execute<SlowestAnswers>(slowestAnswers(tenantId, from.toISOString()));
    const queued = await tx.execute<WaitingMessages>(waitingMessages(tenantId));
    return {
      status: 200,
      body: rows.map((row) => {
        const own = attempts.filter(({ webhook_id }) => webhook_id === row.id);
        const waiting = queued.find(({ webhook_id }) => webhook_id === row.id);
        const succeeded = sum(own.map((hour) => hour.succeeded));
        const total = succeeded + sum(own.map((hour) => hour.failed));
        return {
          webhookId: row.id,
          ...stateOf(row, total),
          waiting: waiting?.waiting ?? 0,
          nextAttemptAt: row.enabled && waiting?.next_at ? new Date(waiting.next_at).toISOString() : null,
          hours: hoursOf(own, from),
          successRate: total === 0 ? null : succeeded / total,
          p95Ms: answers.find(({ webhook_id }) => webhook_id === row.id)?.p95_ms ?? null,
          previousSecretUntil: stillValid(row.previousSecretUntil, at),
        };
      }),
    };
  });

type State = Pick<z.input<typeof WebhookHealth>, "state" | "since">;

function stateOf({ enabled, disabledReason, disabledAt, failingSince }: WebhookRow, total: number): State {
  if (!enabled) {
    const since = disabledAt?.toISOString() ?? null;
    const states = { gone: "gone", failing: "given_up" } as const;
    return { state: disabledReason === null ? "paused" : states[disabledReason], since };
  }
  if (failingSince !== null) return { state: "failing", since: failingSince.toISOString() };
  return { state: total === 0 ? "idle" : "healthy", since: null };
}

function hoursOf(attempts: readonly AttemptsByHour[], from: Date) {
  return Array.from({ length: HOURS }, (_, index) => {
    const time = from.getTime() + index * HOUR_MS;
    const found = attempts.find(({ began }) => began === time);
    return {
      from: new Date(time).toISOString(),
      succeeded: found?.succeeded ?? 0,
      failed: found?.failed ?? 0,
    };
  });
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const stillValid = (until: Date | null, now: Date) =>
  until !== null && until > now ? until.toISOString() : null;
