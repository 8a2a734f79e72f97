import { AppError } from "@titik/contract";

interface GroupCommitOptions<Item, Result> {
  /** Rows that an item weighs. */
  weigh(item: Item): number;
  /** Rows that go together, unless a single item has more. */
  mostRows: number;
  /** Commits under way at once. */
  lanes: number;
  /** Milliseconds after which a caller is told to come back. */
  patience: number;
  /** Counts the rows of all groups; `take` says no when there are too many. */
  waiting: { take(rows: number): boolean; give(rows: number): void };
  /** Commits all items in one transaction, or none, and answers what became of each. */
  commit(items: readonly Item[]): Promise<readonly Result[]>;
  /** True when one of the items may be at fault, so that the others deserve a commit without it. */
  mayBeOne(error: unknown): boolean;
}

interface Waiting<Item, Result> {
  item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
  abandoned: boolean;
}

const RETRY_AFTER_SECONDS = 2;

/**
 * Commits together what arrives while other commits are under way: with many writers a transaction, and its wait
 * for the disk, is shared; a lone writer waits for nobody. Each caller is answered after the commit of its own item.
 */
export class GroupCommit<Item, Result> {
  readonly #options: GroupCommitOptions<Item, Result>;
  #queue: Waiting<Item, Result>[] = [];
  #underWay = 0;
  #scheduled = false;

  constructor(options: GroupCommitOptions<Item, Result>) {
    this.#options = options;
  }

  /** True when nothing waits and nothing is under way. */
  get isIdle(): boolean {
    return this.#queue.length === 0 && this.#underWay === 0 && !this.#scheduled;
  }

  /**
   * What became of the item, once it is committed. Throws `unavailable` at once when too much waits already, or
   * when the commit takes too long: then it is unclear whether the item was stored.
   */
  add(item: Item): Promise<Result> {
    const { waiting, weigh, patience } = this.#options;
    const rows = weigh(item);
    if (!waiting.take(rows)) throw behind("More events are waiting to be stored than the server can hold.");
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    const entry = { item, resolve, reject, abandoned: false };
    const timer = setTimeout(() => {
      entry.abandoned = true;
      reject(behind("The database did not store this in time. Send it again: it is stored once."));
    }, patience);
    this.#queue.push(entry);
    this.#schedule();
    return promise.finally(() => {
      clearTimeout(timer);
      waiting.give(rows);
    });
  }

  /** Behind the requests that have arrived already, so that they go together. */
  #schedule(): void {
    if (this.#scheduled || this.#queue.length === 0 || this.#underWay >= this.#options.lanes) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      const group = this.#next();
      if (group.length === 0) return;
      this.#underWay += 1;
      void this.#commit(group).finally(() => {
        this.#underWay -= 1;
        this.#schedule();
      });
      this.#schedule();
    });
  }

  #next(): Waiting<Item, Result>[] {
    const queue = this.#queue.filter(({ abandoned }) => !abandoned);
    let rows = 0;
    const end = queue.findIndex(({ item }, index) => {
      rows += this.#options.weigh(item);
      return index > 0 && rows > this.#options.mostRows;
    });
    this.#queue = end < 0 ? [] : queue.slice(end);
    return end < 0 ? queue : queue.slice(0, end);
  }

  /** What fails together is halved until the one at fault fails alone. */
  async #commit(group: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#options.commit(group.map(({ item }) => item));
      for (const [index, result] of results.entries()) group[index]?.resolve(result);
    } catch (error) {
      if (group.length > 1 && this.#options.mayBeOne(error)) {
        const half = Math.ceil(group.length / 2);
        await this.#commit(group.slice(0, half));
        await this.#commit(group.slice(half));
      } else for (const { reject } of group) reject(error);
    }
  }
}

const behind = (message: string) =>
  new AppError("unavailable", message, { retryAfterSeconds: RETRY_AFTER_SECONDS });
