import type { ErrorKind } from "@titik/contract";
import { heatmapEvents, type Transaction, webhooks } from "@titik/db";
import type { HeatmapEvent } from "@titik/heatmap-schema";
import { enqueueMessages, type NewMessage } from "@titik/webhooks";
import { and, eq, inArray } from "drizzle-orm";
import { type EventRow, type Origin, sameContent, toRow } from "./event-row.ts";
import { insertEvents } from "./sql/insert-events.ts";
import { addJournalRow } from "./sql/journal-rows.ts";

/** Why one event cannot be stored, in the terms of an AppError. */
export interface Rejection {
  kind: ErrorKind;
  code: string;
  field: "eventId" | "ts" | "tenantId";
  message: string;
}

export type Outcome = "created" | "duplicate" | Rejection;

/** The valid events of one call, and what is to become of them. */
export interface Arrival {
  tenantId: string;
  receivedAt: Date;
  events: readonly HeatmapEvent[];
  /** Of each event, in order, what `judge` says. */
  candidates: readonly Candidate[];
  /** Throws where the outcomes undo the whole call; nothing of it is stored then. */
  refuse(outcomes: readonly Outcome[]): void;
  /** What subscribers are told of the new ones, of which there is at least one. */
  tell(created: readonly HeatmapEvent[]): NewMessage[];
}

const DAY = 86_400_000;

const COLLISION: Rejection = {
  kind: "conflict",
  code: "EVENT_ID_REUSED",
  field: "eventId",
  message: "was already used for an event with other content",
};

/** A row that may be stored, or why it may not. */
export type Candidate = EventRow | Rejection;

export const isRow = (candidate: Candidate): candidate is EventRow => !("kind" in candidate);

/** Each event as the row that it becomes, or why it cannot be stored, as far as that is known without the database. */
export function judge(events: readonly HeatmapEvent[], origin: Origin, retentionDays: number): Candidate[] {
  const { tenantId, receivedAt } = origin;
  const oldest = receivedAt.getTime() - retentionDays * DAY;
  const newest = receivedAt.getTime() + DAY;
  return events.map((event) => {
    if (event.tenantId !== undefined && event.tenantId.toLowerCase() !== tenantId) {
      return {
        kind: "forbidden",
        code: "FORBIDDEN",
        field: "tenantId",
        message: "is not the tenant of the call",
      };
    }
    const row = toRow(event, origin);
    const ts = row.ts.getTime();
    if (ts >= oldest && ts <= newest) return row;
    const message =
      ts > newest ? "is more than 24 hours ahead" : `is older than the ${retentionDays} days kept`;
    return { kind: "unprocessable", code: "UNPROCESSABLE_ENTITY", field: "ts", message };
  });
}

/**
 * Stores the new and possible events of some calls of one tenant and queues what subscribers are told of them. Says
 * of each event, in order, what became of it; an id that comes twice belongs to the first. When a call is refused that
 * stored something, all are undone; to refuse the others is the caller's.
 */
export async function storeArrivals(
  tx: Transaction,
  tenantId: string,
  arrivals: readonly Arrival[],
): Promise<Outcome[][]> {
  const first = new Map<string, EventRow>();
  for (const candidate of arrivals.flatMap(({ candidates }) => candidates)) {
    if (isRow(candidate) && !first.has(candidate.eventId)) first.set(candidate.eventId, candidate);
  }
  const [inserted, asked] = await Promise.allSettled([
    insertOrFind(tx, tenantId, first),
    hasSubscribers(tx, tenantId),
  ]);
  // In the order in which they were sent: behind a failure the other says only that the transaction is over.
  if (inserted.status === "rejected") throw inserted.reason;
  if (asked.status === "rejected") throw asked.reason;
  const { created, known } = inserted.value;
  const [{ receivedAt } = { receivedAt: new Date(0) }] = arrivals;
  const added = [...first.values()].filter(({ eventId }) => created.has(eventId));
  const outcomes = arrivals.map(({ candidates }) =>
    candidates.map((candidate): Outcome => {
      if (!isRow(candidate)) return candidate;
      const stored = known.get(candidate.eventId) ?? first.get(candidate.eventId);
      if (stored !== undefined && stored !== candidate && !sameContent(candidate, stored)) return COLLISION;
      return created.delete(candidate.eventId) ? "created" : "duplicate";
    }),
  );
  arrivals.forEach((arrival, index) => {
    const own = outcomes[index] ?? [];
    // A call that stored nothing has nothing to undo, and is refused behind the commit of the others.
    if (own.includes("created")) arrival.refuse(own);
  });
  if (added.length > 0) await addJournalRow(tx, tenantId, added, receivedAt);
  const messages = asked.value ? messagesOf(arrivals, outcomes) : [];
  if (messages.length > 0) await enqueueMessages(tx, { tenantId, now: receivedAt, messages });
  return outcomes;
}

/** So that two batches with crossing ids wait for each other instead of deadlocking. */
export const inOrderOfKey = (rows: Iterable<EventRow>): EventRow[] =>
  [...rows].sort((one, other) => (one.eventId < other.eventId ? -1 : 1));

async function insertOrFind(tx: Transaction, tenantId: string, rows: ReadonlyMap<string, EventRow>) {
  const sorted = inOrderOfKey(rows.values());
  const created = sorted.length === 0 ? new Set<string>() : await insertEvents(tx, tenantId, sorted);
  const others = sorted.filter((row) => !created.has(row.eventId)).map((row) => row.eventId);
  const found =
    others.length === 0
      ? []
      : await tx
          .select()
          .from(heatmapEvents)
          .where(and(eq(heatmapEvents.tenantId, tenantId), inArray(heatmapEvents.eventId, others)));
  return { created, known: new Map(found.map((row) => [row.eventId, row])) };
}

/** Asked in the transaction of the events and sent along with them, so that it costs no time of its own. */
async function hasSubscribers(tx: Transaction, tenantId: string): Promise<boolean> {
  const some = await tx
    .select({ id: webhooks.id })
    .from(webhooks)
    .where(and(eq(webhooks.tenantId, tenantId), eq(webhooks.enabled, true)))
    .limit(1)
    .prepare("has_subscribers")
    .execute();
  return some.length > 0;
}

/** What subscribers are told of the events that are new. */
export const messagesOf = (
  arrivals: readonly Arrival[],
  outcomes: readonly (readonly Outcome[])[],
): NewMessage[] =>
  arrivals.flatMap(({ events, tell }, call) => {
    const created = events.filter((_event, index) => outcomes[call]?.[index] === "created");
    return created.length === 0 ? [] : tell(created);
  });
