import { ByteReader, ByteWriter } from "./bytes.ts";
import { cellKeys } from "./cell-keys.ts";
import { type CountedEvent, type CountKey, dayOf, hourOf } from "./counted-event.ts";
import { Counters } from "./counters.ts";
import { addDecimals, type Decimal, negateDecimal, parseDecimal } from "./decimal.ts";
import { selectorKey } from "./selector-keys.ts";
import { nameKey } from "./text-key.ts";
import { visitKey } from "./visit-keys.ts";

export const KINDS = ["click", "hover", "visits", "selectors"] as const;
export type TileKind = (typeof KINDS)[number];

/** Which tile: events of one page and day, UTC, as days since 1970. */
export interface TilePlace {
  pageKey: string;
  kind: TileKind;
  day: number;
}

/** Tells one tile from all others. */
export const placeName = ({ pageKey, kind, day }: TilePlace): string => `${kind} ${day} ${pageKey}`;

const MINUS_ONE: Decimal = { units: -1n, scale: 0 };

/** By what an event weighs more or less than 1; undefined where it does not. */
export const excessOf = (density: number): Decimal | undefined =>
  density === 1 ? undefined : addDecimals(parseDecimal(String(density)), MINUS_ONE);

/** A row of the journal: what some events change, kind by kind, and within a kind page by page. */
export interface JournalRow {
  pageKeys: readonly string[];
  /** Where in the content each page of each kind ends, bytes: those of the first kind, then those of the next. */
  ends: readonly number[];
  content: Buffer;
  /** The texts behind the keys, each with the last day that it was seen on. */
  names: Buffer;
}

const writer = new ByteWriter();
const tileWriter = new ByteWriter();

/** What events change in the tiles: added up by tile, with the names that the keys stand for. */
export class Changes {
  /** By page, then by kind, then by day. */
  readonly #pages = new Map<string, Record<TileKind, Map<number, Counters>>>();
  /** The last day of each page and selector. */
  readonly names = new Map<string, number>();

  /** Counts an event in; with −1 out. */
  add(event: CountedEvent, sign: 1 | -1 = 1): void {
    const day = dayOf(hourOf(event.ts));
    const pageKey = nameKey(event.page);
    const excess = excessOf(event.density);
    const signed = excess && sign < 0 ? negateDecimal(excess) : excess;
    const count = (kind: TileKind, keys: readonly CountKey[]) => {
      const tile = this.tile({ pageKey, kind, day });
      for (const { group, number } of keys) tile.add(group, number, sign, signed);
    };
    if (event.type !== "scroll") count(event.type, cellKeys(event));
    count("visits", [visitKey(event)]);
    count("selectors", [selectorKey(event)]);
    // Nothing that is left has the names of what is gone.
    if (sign < 0) return;
    this.addName(event.page, day);
    this.addName(event.selector, day);
  }

  addName(name: string, day: number): void {
    const known = this.names.get(name);
    if (known === undefined || known < day) this.names.set(name, day);
  }

  tile({ pageKey, kind, day }: TilePlace): Counters {
    let page = this.#pages.get(pageKey);
    if (page === undefined) {
      page = { click: new Map(), hover: new Map(), visits: new Map(), selectors: new Map() };
      this.#pages.set(pageKey, page);
    }
    const known = page[kind].get(day);
    if (known) return known;
    const counters = new Counters();
    page[kind].set(day, counters);
    return counters;
  }

  *tiles(): Generator<TilePlace & { counters: Counters }> {
    for (const [pageKey, page] of this.#pages) {
      for (const kind of KINDS) {
        for (const [day, counters] of page[kind]) yield { pageKey, kind, day, counters };
      }
    }
  }

  /** As a row of the journal holds them. */
  encode(): JournalRow {
    const ends: number[] = [];
    for (const kind of KINDS) {
      for (const page of this.#pages.values()) {
        for (const [day, counters] of page[kind]) {
          writer.varint(day);
          counters.encode(tileWriter);
          writer.block(tileWriter);
        }
        ends.push(writer.length);
      }
    }
    return { pageKeys: [...this.#pages.keys()], ends, content: writer.finish(), names: this.#encodeNames() };
  }

  #encodeNames(): Buffer {
    for (const [name, day] of this.names) {
      writer.varint(day);
      writer.text(name);
    }
    return writer.finish();
  }
}

/** What a row of the journal says of the events that were added, or with −1 deleted. */
export function journalOf(events: readonly CountedEvent[], sign: 1 | -1 = 1): JournalRow {
  const changes = new Changes();
  for (const event of events) changes.add(event, sign);
  return changes.encode();
}

/** What a row of the journal says of one kind, or of some pages of it. */
export interface JournalSection {
  kind: TileKind;
  pageKeys: readonly string[];
  /** Where in the content each page ends, bytes. */
  ends: readonly number[];
  content: Buffer;
}

export type TilePart = TilePlace & { content: Buffer };

/** The parts of tiles that a row holds, page by page. */
export function partsOfSection({ kind, pageKeys, ends, content }: JournalSection): TilePart[] {
  const parts: TilePart[] = [];
  const reader = new ByteReader(content);
  for (const [index, pageKey] of pageKeys.entries()) {
    const end = ends[index] ?? 0;
    while (reader.position < end)
      parts.push({ pageKey, kind, day: reader.varint(), content: reader.block() });
  }
  return parts;
}

/** The parts of tiles that a row holds, kind by kind. */
const partsOfRow = ({ pageKeys, ends, content }: JournalRow): TilePart[] =>
  KINDS.flatMap((kind, index) => {
    const from = index * pageKeys.length;
    const start = ends[from - 1] ?? 0;
    const ofKind = ends.slice(from, from + pageKeys.length).map((end) => end - start);
    return partsOfSection({ kind, pageKeys, ends: ofKind, content: content.subarray(start) });
  });

/** What rows hold of each tile, by its name. */
export function partsByPlace(rows: readonly JournalRow[]) {
  const found = new Map<string, { place: TilePlace; contents: Buffer[] }>();
  for (const row of rows) {
    for (const { content, ...place } of partsOfRow(row)) {
      const name = placeName(place);
      const known = found.get(name);
      if (known) known.contents.push(content);
      else found.set(name, { place, contents: [content] });
    }
  }
  return found;
}

/** The names that rows hold, each with its last day. */
export function namesOf(rows: readonly Pick<JournalRow, "names">[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { names } of rows) {
    const reader = new ByteReader(names);
    while (!reader.isAtEnd) {
      const day = reader.varint();
      const name = reader.block().toString();
      found.set(name, Math.max(day, found.get(name) ?? day));
    }
  }
  return found;
}
