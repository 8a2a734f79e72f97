import { ingestCounts, withTenant } from "@titik/db";
import { sql } from "drizzle-orm";
import type { Services } from "../context.ts";

export type UnstoredOutcome = (typeof ingestCounts.$inferSelect)["outcome"];

type Count = typeof ingestCounts.$inferInsert;

const HOUR = 3_600_000;
const FLUSH_EVERY_MS = 1_000;
/** A tenant has three in an hour; beyond this, while no database takes them, counts of new ones are lost. */
const MOST_COUNTS = 30_000;

interface IngestCounterOptions {
  /** Told of what could not be written; it is tried again with the next. */
  reportFault(error: unknown, tenantId: string): void;
  /** Milliseconds from the first count until it is written. */
  flushEvery?: number;
}

/**
 * Adds up what arrives and is not stored, and writes it once a second, so that no call waits for it. A process that
 * is killed loses what it has not written yet.
 */
export class IngestCounter {
  readonly #services: Services;
  readonly #options: IngestCounterOptions;
  #counts = new Map<string, Count>();
  #timer: NodeJS.Timeout | null = null;
  #flushing: Promise<void> = Promise.resolve();

  constructor(services: Services, options: IngestCounterOptions) {
    this.#services = services;
    this.#options = options;
  }

  /** Counts `events` of a tenant, 0 or more, in the hour that it is. */
  add(tenantId: string, outcome: UnstoredOutcome, events: number): void {
    if (events === 0) return;
    const hour = new Date(Math.floor(this.#services.now().getTime() / HOUR) * HOUR);
    this.#put({ tenantId, hour, outcome, events });
    this.#schedule();
  }

  /** Writes what was counted until now, each tenant in one statement; what fails is kept for the next time. */
  flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#flushing = this.#flushing.then(() => this.#write());
    return this.#flushing;
  }

  #put(count: Count): void {
    const key = `${count.tenantId} ${count.hour.getTime()} ${count.outcome}`;
    const known = this.#counts.get(key);
    if (known !== undefined) known.events += count.events;
    else if (this.#counts.size < MOST_COUNTS) this.#counts.set(key, count);
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => void this.flush(), this.#options.flushEvery ?? FLUSH_EVERY_MS).unref();
  }

  async #write(): Promise<void> {
    const counts = this.#counts;
    this.#counts = new Map();
    for (const [tenantId, rows] of Map.groupBy(counts.values(), (count) => count.tenantId)) {
      try {
        await this.#writeTenant(tenantId, rows);
      } catch (error) {
        this.#options.reportFault(error, tenantId);
        for (const row of rows) this.#put(row);
        this.#schedule();
      }
    }
  }

  /** In the order of the key, so that two servers wait for each other instead of deadlocking. */
  #writeTenant(tenantId: string, rows: readonly Count[]) {
    const sorted = rows.toSorted(
      (one, other) => one.hour.getTime() - other.hour.getTime() || (one.outcome < other.outcome ? -1 : 1),
    );
    return withTenant(this.#services.db, tenantId, (tx) =>
      tx
        .insert(ingestCounts)
        .values(sorted)
        .onConflictDoUpdate({
          target: [ingestCounts.tenantId, ingestCounts.hour, ingestCounts.outcome],
          set: { events: sql`${ingestCounts.events} + excluded.events` },
        }),
    );
  }
}
