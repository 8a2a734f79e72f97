import { AppError } from "@titik/contract";
import { type CommitLanes, errorCode, projects, translateDatabaseError, withTenant } from "@titik/db";
import { eq } from "drizzle-orm";
import type { Services } from "../context.ts";
import { ShortMemory } from "../short-memory.ts";
import { GroupCommit } from "./group-commit.ts";
import { LatelySeen } from "./lately-seen.ts";
import { type Arrival, type Outcome, storeArrivals } from "./store-events.ts";
import { storeNewEvents } from "./store-new-events.ts";

const MOST_ROWS = 500;
const LANES = 2;
const MOST_WAITING = 10_000;
const PATIENCE_MS = 2_500;
/** How long another server may go by a retention that was changed. */
const BELIEVED_MS = 5_000;
const MOST_PROJECTS = 10_000;
const TOLD_MS = 60_000;
const REPEATING_MS = 2_000;

/** Where the events of a process go in; one for each process. */
export interface EventStore {
  /**
   * Stores an arrival together with those of the same tenant that come at the same time. Throws `unavailable` when
   * the database does not follow.
   */
  store(arrival: Arrival): Promise<Outcome[]>;
  /** How many days the project keeps events. Throws `not_found` for a project that does not exist. */
  retentionDays(tenantId: string): Promise<number>;
  /** To be called when projects were changed. */
  forget(): void;
}

/** `patience` in milliseconds; `mostWaiting` counts rows that are not yet committed, of all tenants. */
export function createEventStore(
  { db, now, lanes }: Services & { lanes: CommitLanes },
  { patience = PATIENCE_MS, mostWaiting = MOST_WAITING } = {},
): EventStore {
  const groups = new Map<string, GroupCommit<Arrival, Outcome[]>>();
  const clock = { most: MOST_PROJECTS, now: () => now().getTime() };
  const retention = new ShortMemory<number>({ lifetime: BELIEVED_MS, ...clock });
  const expectations = {
    told: new LatelySeen({ lifetime: TOLD_MS, ...clock }),
    repeating: new LatelySeen({ lifetime: REPEATING_MS, ...clock }),
  };
  let rowsWaiting = 0;
  const waiting = {
    take: (rows: number) => {
      if (rowsWaiting + rows > mostWaiting) return false;
      rowsWaiting += rows;
      return true;
    },
    give: (rows: number) => {
      rowsWaiting -= rows;
    },
  };

  const createGroup = (tenantId: string) =>
    new GroupCommit<Arrival, Outcome[]>({
      weigh: ({ events }) => events.length,
      mostRows: MOST_ROWS,
      lanes: LANES,
      patience,
      waiting,
      commit: (arrivals) =>
        onceMoreAfterDeadlock(
          async () =>
            (await storeNewEvents(lanes, expectations, tenantId, arrivals)) ??
            withTenant(db, tenantId, (tx) => storeArrivals(tx, tenantId, arrivals)),
        ),
      mayBeOne: (error) => translateDatabaseError(error) === null,
    });

  async function readRetention(tenantId: string): Promise<number | null> {
    const [project] = await withTenant(db, tenantId, (tx) =>
      tx.select({ days: projects.retentionDays }).from(projects).where(eq(projects.id, tenantId)),
    );
    return project?.days ?? null;
  }

  return {
    store: async (arrival) => {
      const { tenantId } = arrival;
      const group = groups.get(tenantId) ?? createGroup(tenantId);
      groups.set(tenantId, group);
      try {
        return await group.add(arrival);
      } finally {
        if (group.isIdle) groups.delete(tenantId);
      }
    },
    retentionDays: async (tenantId) => {
      const days = await retention.get(tenantId, () => readRetention(tenantId));
      if (days === null) throw new AppError("not_found", "This project does not exist.");
      return days;
    },
    forget: () => retention.forget(),
  };
}

const DEADLOCK_DETECTED = "40P01";

const onceMoreAfterDeadlock = <Result>(attempt: () => Promise<Result>): Promise<Result> =>
  attempt().catch((error: unknown) => {
    if (errorCode(error) !== DEADLOCK_DETECTED) throw error;
    return attempt();
  });
