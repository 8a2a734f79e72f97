import { ByteWriter } from "./bytes.ts";
import { addDecimals, type Decimal, formatDecimal, parseDecimal } from "./decimal.ts";

export const SOME_NEGATIVE = 1;

/** One count. `excess` is by what the summed density exceeds it: mostly nothing, since an event weighs 1. */
export interface Entry {
  number: number;
  count: number;
  excess: Decimal | undefined;
}

/**
 * Events counted by group, a string whose characters are bytes, and within it by number, whole and below 2⁵¹. Deleted
 * events count −1.
 */
export class Counters {
  readonly #groups = new Map<string, Entry[]>();

  add(group: string, number: number, count: number, excess?: Decimal): void {
    this.#entries(group).push({ number, count, excess });
  }

  /** What adds to one group. */
  adding(group: string): TakeEntry {
    const entries = this.#entries(group);
    return (number, count, excess) => entries.push({ number, count, excess });
  }

  #entries(group: string): Entry[] {
    const known = this.#groups.get(group);
    if (known !== undefined) return known;
    const made: Entry[] = [];
    this.#groups.set(group, made);
    return made;
  }

  /**
   * The groups in the order of their bytes, each with its length, so that a reader skips what it is not asked for; in
   * each the numbers in their order, by what they differ from the one before, with their counts.
   */
  encode(writer: ByteWriter): void {
    const groups = [...this.#groups];
    if (groups.length > 1) groups.sort(([one], [other]) => (one < other ? -1 : 1));
    const start = writer.length;
    writer.byte(0);
    for (const [key, entries] of groups) {
      if (writeGroup(writer, key, entries)) writer.replaceByte(start, SOME_NEGATIVE);
    }
  }
}

const groupWriter = new ByteWriter();

/** Answers whether something in it may belong to an event that another part of the tile has counted. */
export function writeGroup(writer: ByteWriter, key: string, entries: Entry[]): boolean {
  if (entries.length > 1) entries.sort((one, other) => one.number - other.number);
  let isNegative = false;
  let before = 0;
  for (let at = 0; at < entries.length; ) {
    const entry = entries[at];
    if (entry === undefined) break;
    const { number } = entry;
    let { count, excess } = entry;
    for (at += 1; at < entries.length; at += 1) {
      const equal = entries[at];
      if (equal?.number !== number) break;
      count += equal.count;
      if (equal.excess) excess = excess ? addDecimals(excess, equal.excess) : equal.excess;
    }
    if (excess?.units === 0n) excess = undefined;
    if (count === 0 && excess === undefined) continue;
    if (count < 1) isNegative = true;
    const isPlain = count === 1 && excess === undefined;
    groupWriter.varint((number - before) * 2 + (isPlain ? 1 : 0));
    if (!isPlain) groupWriter.varint((count < 0 ? -2 * count - 1 : 2 * count) * 2 + (excess ? 1 : 0));
    if (excess) groupWriter.text(formatDecimal(excess));
    before = number;
  }
  if (groupWriter.length === 0) return false;
  writer.varint(key.length);
  writer.binary(key);
  writer.block(groupWriter);
  return isNegative;
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

/** Where the key of a group lies; the same object is filled anew for each. */
export interface GroupKey {
  readonly content: Buffer;
  at: number;
  length: number;
}

/** Part of a key, as a number. By hand, since Buffer's own method checks more than there is to check. */
export const read32 = (content: Buffer, at: number): number =>
  (((content[at] ?? 0) << 24) |
    ((content[at + 1] ?? 0) << 16) |
    ((content[at + 2] ?? 0) << 8) |
    (content[at + 3] ?? 0)) >>>
  0;

export type TakeEntry = (number: number, count: number, excess: Decimal | undefined) => void;

// Where the counts of a group are read from. Kept here, not in objects: this is done millions of times.
let bytes: Buffer = Buffer.alloc(0);
let position = 0;

function readVarint(): number {
  let byte = bytes[position++] ?? 0;
  if (byte < 128) return byte;
  let value = byte & 127;
  byte = bytes[position++] ?? 0;
  value |= (byte & 127) << 7;
  if (byte < 128) return value;
  byte = bytes[position++] ?? 0;
  value |= (byte & 127) << 14;
  for (let unit = 2 ** 21; byte >= 128; unit *= 128) {
    byte = bytes[position++] ?? 0;
    value += (byte & 127) * unit;
  }
  return value;
}

/** Hands on what `encode` wrote, group by group: `open` says who takes its counts, or null where nobody does. */
export function readCounters(content: Buffer, open: (key: Readonly<GroupKey>) => TakeEntry | null): void {
  const key: GroupKey = { content, at: 0, length: 0 };
  for (let next = 1; next < content.length; ) {
    bytes = content;
    position = next;
    key.length = readVarint();
    key.at = position;
    position += key.length;
    const length = readVarint();
    const start = position;
    next = start + length;
    const take = open(key);
    if (take) readEntries(content, start, next, take);
  }
}

/** The next number without its last bit. Most are of one byte, and stay whole numbers of the processor then. */
function readHalf(): number {
  const byte = bytes[position] ?? 0;
  if (byte >= 128) return Math.floor(readVarint() / 2);
  position++;
  return byte >> 1;
}

const isNextOdd = (): boolean => ((bytes[position] ?? 0) & 1) === 1;

export function readEntries(content: Buffer, from: number, end: number, take: TakeEntry): void {
  bytes = content;
  position = from;
  let number = 0;
  while (position < end) {
    const isPlain = isNextOdd();
    number += readHalf();
    if (isPlain) {
      take(number, 1, undefined);
      continue;
    }
    const isWeighing = isNextOdd();
    const count = unfold(readHalf());
    take(number, count, isWeighing ? readExcess() : undefined);
  }
  if (position !== end) throw new RangeError("The content ends too early.");
}

/** Whole numbers of both signs, as even and odd ones. */
const unfold = (folded: number): number => (folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2);

function readExcess(): Decimal {
  const length = readVarint();
  const start = position;
  position += length;
  return parseDecimal(bytes.toString("latin1", start, position));
}
