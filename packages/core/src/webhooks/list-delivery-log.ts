import type { listDeliveryLog as endpoint, InputOf, ReplyOf } from "@titik/contract";
import { type Transaction, webhookDeliveries, webhookMessages, webhooks, withTenant } from "@titik/db";
import { and, desc, eq, getTableColumns, gte, lt, ne, type SQL, sql } from "drizzle-orm";
import type { TenantContext } from "../context.ts";
import { decodeTimeCursor, encodeTimeCursor } from "../time-cursor.ts";
import { messageOfDelivery, toAttempt } from "./delivery-row.ts";

type Query = InputOf<typeof endpoint>["query"];

/** One page of all attempts of the project, newest first; `nextCursor` is null on the last. */
export const listDeliveryLog = (
  { db, tenantId }: TenantContext,
  query: Query,
): Promise<ReplyOf<typeof endpoint>> =>
  withTenant(db, tenantId, async (tx) => {
    const rows = await newestAttempts(tx, tenantId, query);
    const page = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? page.at(-1) : undefined;
    return {
      status: 200,
      body: {
        data: page.map((row) => ({
          ...toAttempt(row),
          webhookId: row.webhookId,
          eventId: row.messageId,
          eventType: row.eventType ?? "",
        })),
        nextCursor: last === undefined ? null : encodeTimeCursor({ time: last.sentAt, id: last.id }),
      },
    };
  });

/**
 * One row more than asked for. The index begins with the endpoint, so the newest of each are read and merged; a
 * lateral join may do that, because both sides name the one tenant: a distributed database has them on one node.
 */
function newestAttempts(tx: Transaction, tenantId: string, query: Query) {
  const { id, webhookId, messageId, attempt, outcome, statusCode, error, sentAt, responseAt } =
    getTableColumns(webhookDeliveries);
  const newest = tx
    .select({
      ...{ id, webhookId, messageId, attempt, outcome, statusCode, error, sentAt, responseAt },
      eventType: webhookMessages.eventType,
    })
    .from(webhookDeliveries)
    .leftJoin(webhookMessages, messageOfDelivery)
    .where(
      and(
        eq(webhookDeliveries.tenantId, tenantId),
        eq(webhookDeliveries.webhookId, webhooks.id),
        filterOf(query),
      ),
    )
    .orderBy(desc(webhookDeliveries.sentAt), desc(webhookDeliveries.id))
    .limit(query.limit + 1)
    .as("newest");
  return tx
    .select(newest._.selectedFields)
    .from(webhooks)
    .crossJoinLateral(newest)
    .where(
      and(
        eq(webhooks.tenantId, tenantId),
        query.webhookId === undefined ? undefined : eq(webhooks.id, query.webhookId),
      ),
    )
    .orderBy(desc(newest.sentAt), desc(newest.id))
    .limit(query.limit + 1);
}

function filterOf({ outcome, eventType, from, to, cursor }: Query): SQL | undefined {
  const after = cursor === undefined ? undefined : decodeTimeCursor(cursor);
  return and(
    outcome === undefined
      ? undefined
      : outcome === "failed"
        ? ne(webhookDeliveries.outcome, "success")
        : eq(webhookDeliveries.outcome, outcome),
    eventType && eq(webhookMessages.eventType, eventType),
    from === undefined ? undefined : gte(webhookDeliveries.sentAt, new Date(from)),
    to === undefined ? undefined : lt(webhookDeliveries.sentAt, new Date(to)),
    after &&
      sql`(${webhookDeliveries.sentAt}, ${webhookDeliveries.id}) < (${after.time.toISOString()}::timestamptz, ${after.id}::uuid)`,
  );
}
