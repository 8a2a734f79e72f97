import { ByteReader, ByteWriter } from "./bytes.ts";
import { type Entry, hasNegative, readEntries, SOME_NEGATIVE, writeGroup } from "./counters.ts";
import { negateDecimal } from "./decimal.ts";

const writer = new ByteWriter();

/** One group of some content. */
interface Group {
  key: string;
  content: Buffer;
  /** Where the group starts, and where its counts do. */
  start: number;
  entries: number;
  end: number;
}

function* groupsOf(content: Buffer): Generator<Group> {
  const reader = new ByteReader(content, 1);
  while (!reader.isAtEnd) {
    const start = reader.position;
    const key = reader.block().toString("latin1");
    const length = reader.varint();
    const entries = reader.position;
    reader.position += length;
    yield { key, content, start, entries, end: reader.position };
  }
}

/**
 * Adds up what `encode` wrote. Each part is in order already, so they are merged like sorted lists, and a group that
 * only one part has is copied as it is.
 */
export function mergeCounters(parts: readonly Buffer[]): Buffer {
  const groups = parts.flatMap((content) => [...groupsOf(content)]);
  // The sort keeps the order that each part has, which is what makes it quick.
  groups.sort((one, other) => (one.key < other.key ? -1 : one.key === other.key ? 0 : 1));
  writer.byte(0);
  for (let at = 0; at < groups.length; ) {
    const first = groups[at];
    if (first === undefined) break;
    let next = at + 1;
    while (groups[next]?.key === first.key) next += 1;
    if (next === at + 1 && !hasNegative(first.content)) {
      writer.bytes(first.content, first.start, first.end);
    } else if (writeGroup(writer, first.key, groups.slice(at, next).flatMap(entriesOf))) {
      writer.replaceByte(0, SOME_NEGATIVE);
    }
    at = next;
  }
  return writer.finish();
}

function entriesOf({ content, entries, end }: Group): Entry[] {
  const found: Entry[] = [];
  readEntries(content, entries, end, (number, count, excess) => found.push({ number, count, excess }));
  return found;
}

/** The same counts below zero. */
export function negateCounters(content: Buffer): Buffer {
  writer.byte(0);
  for (const group of groupsOf(content)) {
    const entries = entriesOf(group).map(({ number, count, excess }) => ({
      number,
      count: -count,
      excess: excess && negateDecimal(excess),
    }));
    if (writeGroup(writer, group.key, entries)) writer.replaceByte(0, SOME_NEGATIVE);
  }
  return writer.finish();
}
