const SMALLEST = 16;

/** Numbers different keys of two 32-bit halves as they come: 0, 1, 2… The halves must be as good as random. */
export class Distinct {
  #slots = new Int32Array(SMALLEST).fill(-1);
  #high = new Uint32Array(SMALLEST / 2);
  #low = new Uint32Array(SMALLEST / 2);
  #size = 0;
  /** The number that was given last: one session's entries come mostly together. */
  #last = 0;

  get size(): number {
    return this.#size;
  }

  /** The number of this key, a new one where it was not seen before. */
  add([high, low]: readonly [number, number]): number {
    if (this.#low[this.#last] === low && this.#high[this.#last] === high && this.#size > 0) return this.#last;
    const mask = this.#slots.length - 1;
    let slot = low & mask;
    for (;;) {
      const known = this.#slots[slot] ?? -1;
      if (known < 0) break;
      if (this.#low[known] === low && this.#high[known] === high) {
        this.#last = known;
        return known;
      }
      slot = (slot + 1) & mask;
    }
    if (this.#size === this.#high.length) {
      this.#grow();
      return this.add([high, low]);
    }
    this.#slots[slot] = this.#size;
    this.#high[this.#size] = high;
    this.#low[this.#size] = low;
    this.#last = this.#size;
    return this.#size++;
  }

  #grow(): void {
    const length = 2 * this.#slots.length;
    const high = new Uint32Array(length / 2);
    const low = new Uint32Array(length / 2);
    high.set(this.#high);
    low.set(this.#low);
    const slots = new Int32Array(length).fill(-1);
    for (let key = 0; key < this.#size; key++) {
      let slot = (low[key] ?? 0) & (length - 1);
      while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & (length - 1);
      slots[slot] = key;
    }
    [this.#slots, this.#high, this.#low] = [slots, high, low];
  }
}
