interface LatelySeenOptions {
  /** Milliseconds for which a name is remembered. */
  lifetime: number;
  /** Names kept at once; the oldest goes first. */
  most: number;
  /** Milliseconds. */
  now(): number;
}

/** Names that were noted a short while ago. */
export class LatelySeen {
  readonly #options: LatelySeenOptions;
  readonly #until = new Map<string, number>();

  constructor(options: LatelySeenOptions) {
    this.#options = options;
  }

  has(name: string): boolean {
    const until = this.#until.get(name);
    if (until === undefined) return false;
    if (until > this.#options.now()) return true;
    this.#until.delete(name);
    return false;
  }

  add(name: string): void {
    const { lifetime, most, now } = this.#options;
    this.#until.delete(name);
    const [oldest] = this.#until.size >= most ? this.#until.keys() : [];
    if (oldest !== undefined) this.#until.delete(oldest);
    this.#until.set(name, now() + lifetime);
  }
}
