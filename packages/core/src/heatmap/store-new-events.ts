import { type CommitLanes, errorCode, type Statement } from "@titik/db";
import { enqueueing } from "@titik/webhooks";
import type { EventRow } from "./event-row.ts";
import type { LatelySeen } from "./lately-seen.ts";
import { insertNew, insertNewUntold } from "./sql/insert-events.ts";
import { journalValues } from "./sql/journal-rows.ts";
import { type Arrival, inOrderOfKey, isRow, messagesOf, type Outcome } from "./store-events.ts";

/** What a process remembers of tenants, so that it need not ask first. Wrong, it costs a second try, nothing else. */
export interface Expectations {
  /** Tenants that have an endpoint which is told of events. */
  told: LatelySeen;
  /** Tenants that sent an event again. */
  repeating: LatelySeen;
}

const UNIQUE_VIOLATION = "23505";

/**
 * Stores the events of some calls of one tenant as if all were new, and queues what subscribers are told, in one
 * transaction that is sent as a whole. Answers null, and has stored nothing, when one of them is known already, or
 * may be: then they are to be told apart.
 */
export async function storeNewEvents(
  lanes: CommitLanes,
  { told, repeating }: Expectations,
  tenantId: string,
  arrivals: readonly Arrival[],
): Promise<Outcome[][] | null> {
  const rows = arrivals.flatMap(({ candidates }) => candidates.filter(isRow));
  if (!lanes.isFree || repeating.has(tenantId) || hasTwice(rows)) return null;
  const outcomes = arrivals.map(({ candidates }) =>
    candidates.map((candidate) => (isRow(candidate) ? "created" : candidate)),
  );
  if (rows.length === 0) return outcomes;
  const sorted = inOrderOfKey(rows);
  const now = arrivals[0]?.receivedAt ?? new Date(0);
  const journal = journalValues(sorted, now);
  try {
    if (!told.has(tenantId)) {
      const [stored] = await lanes.commit(tenantId, [insertNewUntold(tenantId, sorted, journal)]);
      if (stored === 1) return outcomes;
      told.add(tenantId);
      if (!lanes.isFree) return null;
    }
    const messages = messagesOf(arrivals, outcomes);
    const statements: Statement[] = [
      insertNew(tenantId, sorted, journal),
      enqueueing({ tenantId, now, messages }),
    ];
    await lanes.commit(tenantId, statements);
    return outcomes;
  } catch (error) {
    if (errorCode(error) !== UNIQUE_VIOLATION) throw error;
    repeating.add(tenantId);
    return null;
  }
}

const hasTwice = (rows: readonly EventRow[]) =>
  new Set(rows.map(({ eventId }) => eventId)).size < rows.length;
