const SMALLEST = 16;

/** Numbers different keys of that many 32-bit words as they come: 0, 1, 2… The words must be as good as random. */
export class Distinct {
  readonly #words: number;
  #slots = new Int32Array(SMALLEST).fill(-1);
  /** Of each key, all words. */
  #keys: Uint32Array;
  #size = 0;
  /** The number that was given last: what is equal comes mostly together. */
  #last = -1;

  constructor(words: 2 | 4 = 2) {
    this.#words = words;
    this.#keys = new Uint32Array((SMALLEST / 2) * words);
  }

  get size(): number {
    return this.#size;
  }

  /** The number of this key, a new one where it was not seen before. */
  add(key: readonly number[]): number {
    if (this.#last >= 0 && this.#isAt(this.#last, key)) return this.#last;
    if (2 * this.#size === this.#slots.length) this.#grow();
    const mask = this.#slots.length - 1;
    let slot = (key[0] ?? 0) & mask;
    for (;;) {
      const known = this.#slots[slot] ?? -1;
      if (known < 0) break;
      if (this.#isAt(known, key)) {
        this.#last = known;
        return known;
      }
      slot = (slot + 1) & mask;
    }
    this.#slots[slot] = this.#size;
    for (let word = 0; word < this.#words; word++)
      this.#keys[this.#size * this.#words + word] = key[word] ?? 0;
    this.#last = this.#size;
    return this.#size++;
  }

  #isAt(place: number, key: readonly number[]): boolean {
    const start = place * this.#words;
    for (let word = 0; word < this.#words; word++) {
      if (this.#keys[start + word] !== key[word]) return false;
    }
    return true;
  }

  #grow(): void {
    const length = 4 * this.#slots.length;
    const keys = new Uint32Array((length / 2) * this.#words);
    keys.set(this.#keys);
    const slots = new Int32Array(length).fill(-1);
    for (let place = 0; place < this.#size; place++) {
      let slot = (keys[place * this.#words] ?? 0) & (length - 1);
      while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & (length - 1);
      slots[slot] = place;
    }
    [this.#slots, this.#keys] = [slots, keys];
  }
}
