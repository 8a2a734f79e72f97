import { ByteReader, ByteWriter } from "./bytes.ts";
import { addDecimals, type Decimal, negateDecimal, parseDecimal, ZERO } from "./decimal.ts";

/** Longer than any key. */
const LONGEST_KEY = 64;
const SOME_NEGATIVE = 1;

/**
 * Events counted by key, a string whose characters are bytes and which ends with none that is 0. Beside a count stands
 * by what the summed density exceeds it; mostly nothing, since an event weighs 1. Deleted events count −1.
 */
export class Counters {
  readonly #counts = new Map<string, number>();
  readonly #excess = new Map<string, Decimal>();

  add(key: string, count: number, excess?: Decimal): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + count);
    if (excess) this.#excess.set(key, addDecimals(this.#excess.get(key) ?? ZERO, excess));
  }

  /** Adds what `encode` wrote; with −1 takes it away. */
  addAll(content: Buffer, sign: 1 | -1 = 1): void {
    readCounters(content, ({ key, length, count, excess }) => {
      const signed = excess && sign < 0 ? negateDecimal(excess) : excess;
      this.add(key.toString("latin1", 0, length), sign * count, signed);
    });
  }

  /** The keys in the order of their bytes, each with the part that it shares with the one before left out. */
  encode(writer: ByteWriter): void {
    const entries = this.#entries();
    if (entries.length > 1) entries.sort((one, other) => (one.key < other.key ? -1 : 1));
    writer.varint(
      entries.some(({ count, excess }) => count < 0 || (count === 0 && excess)) ? SOME_NEGATIVE : 0,
    );
    let before = "";
    for (const { key, count, excess } of entries) {
      let shared = 0;
      while (shared < before.length && before.charCodeAt(shared) === key.charCodeAt(shared)) shared++;
      writer.varint(shared);
      writer.varint(key.length - shared);
      writer.binary(key, shared);
      writer.varint((count < 0 ? -2 * count - 1 : 2 * count) * 2 + (excess ? 1 : 0));
      if (excess) writer.text(`${excess.units}e-${excess.scale}`);
      before = key;
    }
  }

  #entries() {
    const entries: { key: string; count: number; excess: Decimal | undefined }[] = [];
    for (const [key, count] of this.#counts) {
      const excess = this.#excess.size === 0 ? undefined : this.#excess.get(key);
      const weighs = excess !== undefined && excess.units !== 0n;
      if (count !== 0 || weighs) entries.push({ key, count, excess: weighs ? excess : undefined });
    }
    return entries;
  }
}

const ownWriter = new ByteWriter();

/** What `encode` writes, alone. */
export function encodeCounters(counters: Counters): Buffer {
  counters.encode(ownWriter);
  return ownWriter.finish();
}

/** True for what `encode` writes where nothing is left to be counted. */
export const isEmpty = (content: Buffer): boolean => content.length <= 1;

/** True where a count may belong to an event that another part of the tile has counted. */
export const hasNegative = (content: Buffer): boolean => content[0] === SOME_NEGATIVE;

/** One count; the same object is filled anew for each. */
export interface Entry {
  /** With zeros behind its `length` bytes. */
  readonly key: Buffer;
  length: number;
  /** As many bytes of the key are those of the entry before; 0 for the first of a tile or a part of one. */
  shared: number;
  count: number;
  excess: Decimal | undefined;
}

/** Hands on each entry of what `encode` wrote. */
export function readCounters(content: Buffer, take: (entry: Readonly<Entry>) => void): void {
  const reader = new ByteReader(content, 1);
  const key = Buffer.alloc(LONGEST_KEY);
  const entry: Entry = { key, length: 0, shared: 0, count: 0, excess: undefined };
  while (!reader.isAtEnd) {
    const shared = reader.varint();
    const end = shared + reader.varint();
    let from = reader.position;
    for (let at = shared; at < end; at++) key[at] = content[from++] ?? 0;
    reader.position = from;
    for (let at = end; at < entry.length; at++) key[at] = 0;
    const value = reader.varint();
    const folded = Math.floor(value / 2);
    entry.length = end;
    entry.shared = shared;
    entry.count = folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2;
    entry.excess = value % 2 === 1 ? parseDecimal(reader.block().toString()) : undefined;
    take(entry);
  }
}
