interface ShortMemoryOptions {
  /** Milliseconds for which a found value is believed. */
  lifetime: number;
  /** Values kept at once; the oldest goes first. */
  most: number;
  /** Milliseconds. */
  now(): number;
}

/**
 * Spares asking the database for what it said a moment ago. Only what was found is kept, so that what is new
 * counts at once. Calls for one key that come together ask once.
 */
export class ShortMemory<Value> {
  readonly #options: ShortMemoryOptions;
  #kept = new Map<string, { value: Promise<Value | null>; until: number }>();

  constructor(options: ShortMemoryOptions) {
    this.#options = options;
  }

  get(key: string, find: () => Promise<Value | null>): Promise<Value | null> {
    const kept = this.#kept;
    const now = this.#options.now();
    const known = kept.get(key);
    if (known !== undefined && known.until > now) return known.value;
    kept.delete(key);
    const [oldest] = kept.size >= this.#options.most ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    const entry = { value: find(), until: now + this.#options.lifetime };
    kept.set(key, entry);
    const drop = () => kept.get(key) === entry && kept.delete(key);
    entry.value.then((value) => value === null && drop(), drop);
    return entry.value;
  }

  /** After a change. What is being asked for right now may be of before, so it is not kept either. */
  forget(): void {
    this.#kept = new Map();
  }
}
