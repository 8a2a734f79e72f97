import { type Decimal, Weight } from "./decimal.ts";

/** Columns that pages are usually seen at; wider ones are kept apart. */
const DENSE = 512;

/** `[column, row, events, density]`. */
export type Cell = [column: number, row: number, events: number, density: number];

/** Adds up events by cell. Cells of one row come mostly together. */
export class CellSums {
  readonly #rows = new Map<number, Float64Array>();
  readonly #wide = new Map<number, Map<number, number>>();
  readonly #excess = new Map<number, Map<number, Weight>>();
  #row = Number.NaN;
  #dense: Float64Array = new Float64Array(0);

  add(column: number, row: number, events: number, excess: Decimal | undefined): void {
    if (column >= 0 && column < DENSE) {
      const dense = this.#denseRow(row);
      dense[column] = (dense[column] ?? 0) + events;
    } else {
      const wide = within(this.#wide, row, () => new Map());
      wide.set(column, (wide.get(column) ?? 0) + events);
    }
    if (excess) this.#weight(column, row).add(0, excess);
  }

  /** `density` as `numeric` writes it. */
  addSum(column: number, row: number, events: number, density: string): void {
    const weight = new Weight();
    weight.addSum(events, density);
    this.add(column, row, events, weight.excess);
  }

  /** Those with events, by row, then column. */
  cells(): Cell[] {
    const rows = new Set([...this.#rows.keys(), ...this.#wide.keys()]);
    return [...rows].sort((one, other) => one - other).flatMap((row) => this.#cellsOf(row));
  }

  #cellsOf(row: number): Cell[] {
    const counts: [column: number, events: number][] = [...(this.#wide.get(row) ?? [])];
    const dense = this.#rows.get(row) ?? [];
    for (let column = 0; column < dense.length; column++) {
      if (dense[column]) counts.push([column, dense[column] ?? 0]);
    }
    if (this.#wide.has(row)) counts.sort(([one], [other]) => one - other);
    const excess = this.#excess.get(row);
    return counts.map(([column, events]) => {
      const weight = excess?.get(column);
      if (weight === undefined) return [column, row, events, events];
      weight.events = events;
      return [column, row, events, weight.density];
    });
  }

  #denseRow(row: number): Float64Array {
    if (row !== this.#row) {
      this.#dense = within(this.#rows, row, () => new Float64Array(DENSE));
      this.#row = row;
    }
    return this.#dense;
  }

  #weight(column: number, row: number): Weight {
    return within(
      within(this.#excess, row, () => new Map<number, Weight>()),
      column,
      () => new Weight(),
    );
  }
}

function within<Value>(map: Map<number, Value>, key: number, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
