import { AppError } from "@titik/contract";

interface GroupCommitOptions<Item, Result> {
  /** Rows that an item weighs. */
  weigh(item: Item): number;
  /** Rows that go together, unless a single item has more. */
  mostRows: number;
  /** Commits under way at once. A further one begins when as many rows wait for it as are under way. */
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
  rows: number;
  resolve(result: Result): void;
  reject(error: unknown): void;
  /** Its caller was answered; as long as it waits, it is dropped. */
  answered: boolean;
}

const RETRY_AFTER_SECONDS = 2;
/** A commit that takes so long may wait for a lock: what is behind it goes at once, however little it is. */
const LONG_COMMIT_MS = 50;

/**
 * Commits together what arrives while other commits are under way: with many writers a transaction, and its wait
 * for the disk, is shared; a lone writer waits for nobody. Each caller is answered after the commit of its own item.
 */
export class GroupCommit<Item, Result> {
  readonly #options: GroupCommitOptions<Item, Result>;
  #queue: Waiting<Item, Result>[] = [];
  #rowsQueued = 0;
  #commitsUnderWay = 0;
  #rowsUnderWay = 0;
  #isLong = false;
  #scheduled = false;

  constructor(options: GroupCommitOptions<Item, Result>) {
    this.#options = options;
  }

  /** True when nothing waits and nothing is under way. */
  get isIdle(): boolean {
    return this.#queue.length === 0 && this.#commitsUnderWay === 0 && !this.#scheduled;
  }

  /**
   * What became of the item, once it is committed. Throws `unavailable` at once when too much waits already, or
   * when the commit takes too long: then it is unclear whether the item was stored.
   */
  add(item: Item): Promise<Result> {
    const { waiting, weigh, patience } = this.#options;
    const rows = weigh(item);
    if (!waiting.take(rows)) throw behind("More events are waiting to be stored than the server can hold.");
    return new Promise<Result>((resolve, reject) => {
      const answer = (tell: () => void) => {
        if (entry.answered) return;
        entry.answered = true;
        clearTimeout(timer);
        waiting.give(rows);
        tell();
      };
      const entry: Waiting<Item, Result> = {
        item,
        rows,
        answered: false,
        resolve: (result) => answer(() => resolve(result)),
        reject: (error) => answer(() => reject(error)),
      };
      const timer = setTimeout(() => {
        entry.reject(behind("The database did not store this in time. Send it again: it is stored once."));
      }, patience);
      this.#queue.push(entry);
      this.#rowsQueued += rows;
      this.#schedule();
    });
  }

  /** Behind the requests that have arrived already, so that they go together. */
  #schedule(): void {
    const { lanes, mostRows } = this.#options;
    if (this.#scheduled || this.#queue.length === 0 || this.#commitsUnderWay >= lanes) return;
    if (!this.#isLong && this.#rowsQueued < Math.min(this.#rowsUnderWay, mostRows)) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      const group = this.#next();
      if (group.length === 0) return;
      const rows = rowsOf(group);
      this.#commitsUnderWay += 1;
      this.#rowsUnderWay += rows;
      this.#isLong = false;
      const long = setTimeout(() => {
        this.#isLong = true;
        this.#schedule();
      }, LONG_COMMIT_MS);
      void this.#commit(group).finally(() => {
        clearTimeout(long);
        this.#commitsUnderWay -= 1;
        this.#rowsUnderWay -= rows;
        this.#schedule();
      });
      this.#schedule();
    });
  }

  #next(): Waiting<Item, Result>[] {
    const queue = this.#queue.filter(({ answered }) => !answered);
    let rows = 0;
    const end = queue.findIndex((entry, index) => {
      rows += entry.rows;
      return index > 0 && rows > this.#options.mostRows;
    });
    this.#queue = end < 0 ? [] : queue.slice(end);
    this.#rowsQueued = rowsOf(this.#queue);
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

const rowsOf = (entries: readonly { rows: number }[]) => entries.reduce((sum, { rows }) => sum + rows, 0);

const behind = (message: string) =>
  new AppError("unavailable", message, { retryAfterSeconds: RETRY_AFTER_SECONDS });
