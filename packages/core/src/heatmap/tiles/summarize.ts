import { Counters, encodeCounters, readCounters } from "./counters.ts";
import { Weight } from "./decimal.ts";
import type { TileKind } from "./journal.ts";
import { selectorOf, withoutWidth } from "./selector-keys.ts";
import { bitsOfVisit, sessionGroup, sessionNumber, TOTALS, VisitReader } from "./visit-keys.ts";

const NOTHING = Buffer.alloc(0);

/**
 * What most questions ask of a tile: its visits without hours, widths and depths, its selectors without widths.
 * Cells have none. Summaries add up as contents do.
 */
export function summarize(kind: TileKind, content: Buffer): Buffer {
  if (kind === "visits") return summarizeVisits(content);
  return kind === "selectors" ? summarizeSelectors(content) : NOTHING;
}

function summarizeVisits(content: Buffer): Buffer {
  const counters = new Counters();
  const totals = new Map<number, Weight>();
  const reader = new VisitReader();
  readCounters(content, (key) => {
    reader.open(key);
    const session = sessionGroup(key);
    return (number, count, excess) => {
      const bits = bitsOfVisit(number);
      const total = totals.get(bits) ?? new Weight();
      totals.set(bits, total);
      total.add(count, excess);
      counters.add(session, sessionNumber(reader.read(number)), count);
    };
  });
  for (const [bits, { events, excess }] of totals) counters.add(TOTALS, bits, events, excess);
  return encodeCounters(counters);
}

function summarizeSelectors(content: Buffer): Buffer {
  const counters = new Counters();
  readCounters(content, (key) => {
    const selector = selectorOf(key);
    return (number, count, excess) => counters.add(selector, withoutWidth(number), count, excess);
  });
  return encodeCounters(counters);
}
