import { ByteReader, ByteWriter } from "./bytes.ts";
import { Counters } from "./counters.ts";
import { addDecimals, type Decimal, negateDecimal, parseDecimal } from "./decimal.ts";
import { type CountedEvent, dayOf, gridKeys, hourOf, selectorKey, visitKey } from "./event-keys.ts";
import { nameKey } from "./text-key.ts";

export const KINDS = ["click", "hover", "visits", "selectors"] as const;
export type TileKind = (typeof KINDS)[number];

/** Which tile: events of one page and day, UTC, as days since 1970. */
export interface TilePlace {
  pageKey: string;
  kind: TileKind;
  day: number;
}

const FORMAT = 1;
const KEY_BYTES = 16;
const MINUS_ONE: Decimal = { units: -1n, scale: 0 };

/** By what an event weighs more or less than 1; undefined where it does not. */
export const excessOf = (density: number): Decimal | undefined =>
  density === 1 ? undefined : addDecimals(parseDecimal(String(density)), MINUS_ONE);

const writer = new ByteWriter();

/** What events change in the tiles: added up by tile, with the names that the keys stand for. */
export class Changes {
  /** By page, then by kind and day in one number. */
  readonly #pages = new Map<string, Map<number, Counters>>();
  /** The last day of each page and selector. */
  readonly names = new Map<string, number>();

  /** Counts an event in; with −1 out. */
  add(event: CountedEvent, sign: 1 | -1 = 1): void {
    const day = dayOf(hourOf(event.ts));
    const pageKey = nameKey(event.page);
    const excess = excessOf(event.density);
    const signed = excess && sign < 0 ? negateDecimal(excess) : excess;
    if (event.type !== "scroll") {
      const grid = this.tile({ pageKey, kind: event.type, day });
      for (const key of gridKeys(event)) grid.add(key, sign, signed);
    }
    this.tile({ pageKey, kind: "visits", day }).add(visitKey(event), sign, signed);
    this.tile({ pageKey, kind: "selectors", day }).add(selectorKey(event), sign, signed);
    // Nothing that is left has the names of what is gone.
    if (sign < 0) return;
    this.addName(event.page, day);
    this.addName(event.selector, day);
  }

  /** Counts in what a row of the journal says. */
  addJournal(content: Buffer): void {
    readJournal(content, {
      wants: () => true,
      tile: (place, counters) => this.tile(place).addAll(counters),
      name: (name, day) => this.addName(name, day),
    });
  }

  addName(name: string, day: number): void {
    const known = this.names.get(name);
    if (known === undefined || known < day) this.names.set(name, day);
  }

  tile({ pageKey, kind, day }: TilePlace): Counters {
    const tiles = this.#pages.get(pageKey) ?? new Map<number, Counters>();
    if (tiles.size === 0) this.#pages.set(pageKey, tiles);
    const place = day * KINDS.length + KINDS.indexOf(kind);
    const known = tiles.get(place);
    if (known) return known;
    const counters = new Counters();
    tiles.set(place, counters);
    return counters;
  }

  *tiles(): Generator<TilePlace & { counters: Counters }> {
    for (const [pageKey, tiles] of this.#pages) {
      for (const [place, counters] of tiles) {
        const kind = KINDS[place % KINDS.length] ?? "visits";
        yield { pageKey, kind, day: Math.floor(place / KINDS.length), counters };
      }
    }
  }

  /** As a row of the journal holds them: page by page, so that a reader skips the others. */
  encode(): Buffer {
    writer.varint(FORMAT);
    writer.varint(this.#pages.size);
    for (const [pageKey, tiles] of this.#pages) {
      writer.binary(pageKey);
      const page = writer.beginBlock();
      for (const [place, counters] of tiles) {
        writer.varint(place);
        const tile = writer.beginBlock();
        counters.encode(writer);
        writer.endBlock(tile);
      }
      writer.endBlock(page);
    }
    for (const [name, day] of this.names) {
      writer.varint(day);
      writer.text(name);
    }
    return writer.finish();
  }
}

/** What a row of the journal says of the events that were added, or with −1 deleted. */
export function journalOf(events: readonly CountedEvent[], sign: 1 | -1 = 1): Buffer {
  const changes = new Changes();
  for (const event of events) changes.add(event, sign);
  return changes.encode();
}

export interface JournalReader {
  /** Whether the tiles of this page are wanted. */
  wants(pageKey: string): boolean;
  tile?(place: TilePlace, content: Buffer): void;
  name?(name: string, day: number): void;
}

export function readJournal(content: Buffer, to: JournalReader): void {
  const reader = new ByteReader(content);
  if (reader.varint() !== FORMAT) throw new TypeError("This row of the journal has another format.");
  for (let left = reader.varint(); left > 0; left--) {
    const pageKey = reader.bytes(KEY_BYTES).toString("latin1");
    const page = new ByteReader(reader.block());
    if (!to.wants(pageKey)) continue;
    while (!page.isAtEnd) {
      const place = page.varint();
      const kind = KINDS[place % KINDS.length] ?? "visits";
      const tile = page.block();
      to.tile?.({ pageKey, kind, day: Math.floor(place / KINDS.length) }, tile);
    }
  }
  while (!reader.isAtEnd) {
    const day = reader.varint();
    const name = reader.block();
    to.name?.(name.toString(), day);
  }
}
