import type postgres from "postgres";
import { isUuid } from "./is-uuid.ts";

/** Text that never changes for the same purpose: each connection prepares it once. Values go as PostgreSQL's text. */
export interface Statement {
  text: string;
  values: readonly string[];
}

/**
 * Connections that each carry one transaction at a time, sent as a whole: BEGIN, the tenant, the statements and
 * COMMIT go out together and cost one round trip. A statement that fails takes the COMMIT with it.
 */
export class CommitLanes {
  readonly #open: () => postgres.Sql;
  readonly #most: number;
  readonly #idle: postgres.Sql[] = [];
  readonly #all: postgres.Sql[] = [];

  /** `open` makes a client of a single connection, which keeps the order of what it is given. */
  constructor(open: () => postgres.Sql, most: number) {
    this.#open = open;
    this.#most = most;
  }

  /** False while every lane is under way. */
  get isFree(): boolean {
    return this.#idle.length > 0 || this.#all.length < this.#most;
  }

  /**
   * Commits the statements for a tenant, all or none, and answers how many rows each of them wrote. Throws what the
   * first one that failed says; when the connection broke, it is unclear whether they were committed.
   */
  async commit(tenantId: string, statements: readonly Statement[]): Promise<number[]> {
    if (!isUuid(tenantId)) throw new TypeError("A tenant is named by a UUID.");
    const lane = this.#take();
    const sent = [
      lane.unsafe(`begin; select set_tenant('${tenantId}')`),
      ...statements.map(({ text, values }) => lane.unsafe(text, [...values], { prepare: true })),
      lane.unsafe("commit"),
    ];
    // What is behind a failure is awaited as well, so that the next transaction finds the lane empty.
    void Promise.allSettled(sent).then(() => this.#idle.push(lane));
    const [, ...results] = await Promise.all(sent);
    const ended = results.pop();
    // A COMMIT that went to another session than its statements has committed nothing.
    if (ended?.command !== "COMMIT" || results.some(({ state }) => state.pid !== ended.state.pid)) {
      throw Object.assign(new Error("The connection broke within a transaction."), { code: "08006" });
    }
    return results.map(({ count }) => count);
  }

  async close(options: { timeout: number }): Promise<void> {
    await Promise.all(this.#all.map((lane) => lane.end(options)));
  }

  #take(): postgres.Sql {
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    if (this.#all.length >= this.#most) throw new Error("Every lane is under way.");
    const lane = this.#open();
    this.#all.push(lane);
    return lane;
  }
}
