import { BLOCK, type CellGroup, rowOf } from "./cell-keys.ts";
import type { TakeEntry } from "./counters.ts";
import { type Decimal, Weight } from "./decimal.ts";

/** Rows of the first block, which almost every cell lies in, are kept whole; more would be a risk to the memory. */
const DENSE_ROWS = 4_096;

/** `[column, row, events, density]`. */
export type Cell = [column: number, row: number, events: number, density: number];

const ROW_UNIT = 2 ** 20;
const placeOf = (column: number, row: number) => row * ROW_UNIT + column;

/** Adds up events by cell. Cells of one row come mostly together. */
export class CellSums {
  readonly #rows: (Float64Array | undefined)[] = [];
  readonly #elsewhere = new Map<number, Cell>();
  readonly #excess = new Map<number, Weight>();

  add(column: number, row: number, events: number, excess: Decimal | undefined): void {
    if (row >= 0 && row < DENSE_ROWS && column >= 0 && column < BLOCK) {
      const dense = this.#row(row);
      dense[column] = (dense[column] ?? 0) + events;
    } else {
      const cell = this.#elsewhere.get(placeOf(column, row));
      if (cell) cell[2] += events;
      else this.#elsewhere.set(placeOf(column, row), [column, row, events, 0]);
    }
    if (excess) this.#weigh(column, row, excess);
  }

  /** `density` as `numeric` writes it. */
  addSum(column: number, row: number, events: number, density: string): void {
    const weight = new Weight();
    weight.addSum(events, density);
    this.add(column, row, events, weight.excess);
  }

  /** What takes the cells of a group of a tile. */
  adding(group: CellGroup): TakeEntry {
    if (group.column !== 0 || group.isAbove) {
      return (number, count, excess) =>
        this.add(group.column + (number & (BLOCK - 1)), rowOf(number, group), count, excess);
    }
    let current = -1;
    let dense: Float64Array = new Float64Array(0);
    return (number, count, excess) => {
      const row = rowOf(number, group);
      const column = number & (BLOCK - 1);
      if (row >= DENSE_ROWS) return this.add(column, row, count, excess);
      if (row !== current) {
        dense = this.#row(row);
        current = row;
      }
      dense[column] = (dense[column] ?? 0) + count;
      if (excess) this.#weigh(column, row, excess);
    };
  }

  /** Those with events, by row, then column. */
  cells(): Cell[] {
    const found: Cell[] = [];
    for (let row = 0; row < this.#rows.length; row++) {
      const dense = this.#rows[row];
      if (dense === undefined) continue;
      for (let column = 0; column < BLOCK; column++) {
        const events = dense[column] ?? 0;
        if (events !== 0) found.push([column, row, events, events]);
      }
    }
    for (const cell of this.#elsewhere.values()) {
      const [column, row, events] = cell;
      if (events !== 0) found.push([column, row, events, events]);
    }
    if (this.#elsewhere.size > 0) found.sort((one, other) => one[1] - other[1] || one[0] - other[0]);
    if (this.#excess.size > 0) for (const cell of found) this.#weighed(cell);
    return found;
  }

  #row(row: number): Float64Array {
    const known = this.#rows[row];
    if (known !== undefined) return known;
    while (this.#rows.length < row) this.#rows.push(undefined);
    const made = new Float64Array(BLOCK);
    this.#rows[row] = made;
    return made;
  }

  #weigh(column: number, row: number, excess: Decimal): void {
    const place = placeOf(column, row);
    const weight = this.#excess.get(place) ?? new Weight();
    this.#excess.set(place, weight);
    weight.add(0, excess);
  }

  #weighed(cell: Cell): void {
    const weight = this.#excess.get(placeOf(cell[0], cell[1]));
    if (weight === undefined) return;
    weight.events = cell[2];
    cell[3] = weight.density;
  }
}
