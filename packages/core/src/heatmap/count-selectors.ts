import type { Transaction } from "@titik/db";
import type { StatsResponse } from "@titik/heatmap-schema";
import { inByteOrder } from "./in-byte-order.ts";
import { type EventFilter, eventFilter } from "./sql/event-filter.ts";
import { readNames, readTiles } from "./sql/tiles-and-journal.ts";
import { selectorCounts } from "./sql/top-selectors.ts";
import { type GroupKey, readCounters, type TakeEntry } from "./tiles/counters.ts";
import { Weight } from "./tiles/decimal.ts";
import { Distinct } from "./tiles/distinct.ts";
import { HitReader, readSelector, selectorOf } from "./tiles/selector-keys.ts";
import { DAY_MS, spanOf } from "./tiles/span.ts";
import { bytesToKey, nameBytes, nameKey } from "./tiles/text-key.ts";
import { markTest } from "./tiles/tile-filter.ts";

interface Asked {
  filter: EventFilter;
  range: { from: string; to: string };
  top: number;
}

/** The `top` selectors by events, from tiles, and from raw events for what is left of the first and the last day. */
export async function tileSelectors(
  tx: Transaction,
  tenantId: string,
  { filter, range, top }: Asked,
): Promise<StatsResponse["selectors"]> {
  const { steps, edges } = spanOf(range, DAY_MS);
  const { page, pages: form } = filter;
  const isOfWidth = filter.vwMin !== undefined || filter.vwMax !== undefined;
  const part = isOfWidth ? "content" : "summary";
  const tiles = await readTiles(tx, tenantId, { ...steps, kinds: ["selectors"], part, page, pages: form });
  const passes = markTest(filter);
  const pages = new Map<string, PageSelectors>();
  const selectorsOf = (pageKey: string): PageSelectors => {
    const selectors = pages.get(pageKey) ?? new PageSelectors();
    pages.set(pageKey, selectors);
    return selectors;
  };
  const reader = new HitReader();
  let selectors = new PageSelectors();
  let opened: Readonly<GroupKey> | null = null;
  let weight: Weight | null = null;
  const add: TakeEntry = (number, count, excess) => {
    const hit = reader.read(number);
    if (opened === null || !passes(hit, hit.type)) return;
    weight ??= selectors.weightAt(opened);
    weight.add(count, excess);
  };
  const open = (key: Readonly<GroupKey>) => {
    reader.open(key);
    opened = key;
    weight = null;
    return add;
  };
  for (const { pageKey, content } of tiles) {
    selectors = selectorsOf(pageKey);
    readCounters(content, open);
  }
  const ofEdges = new Set<string>();
  for (const edge of edges) {
    const rows = await selectorCounts(tx, eventFilter(tenantId, { ...filter, ...edge }));
    for (const { page, selector, events, density } of rows) {
      ofEdges.add(page).add(selector);
      const content = Buffer.from(nameBytes(selector), "latin1");
      selectorsOf(nameKey(page)).weightAt({ content, at: 0, length: content.length }).addSum(events, density);
    }
  }
  const counted = [...pages].flatMap(([page, selectors]) =>
    selectors.all().map(({ key, weight }) => ({ page, key, weight })),
  );
  const least = counted.map(({ weight }) => weight.events).sort((one, other) => other - one)[top - 1] ?? 0;
  // Names are asked of those alone that may be among the first; with equal counts that may be more than `top`.
  const first = counted
    .filter(({ weight }) => weight.events >= least)
    .map(({ page, key, weight }) => ({ page, selector: bytesToKey(key), weight }));
  const keys = new Set(first.flatMap(({ page, selector }) => [page, selector]));
  const names = await readNames(tx, tenantId, keys, ofEdges);
  return first
    .map(({ page, selector, weight }) => ({
      page: names.get(page) ?? "",
      selector: names.get(selector) ?? "",
      events: weight.events,
      density: weight.density,
    }))
    .sort(
      (one, other) =>
        other.events - one.events ||
        inByteOrder(one.selector, other.selector) ||
        inByteOrder(one.page, other.page),
    )
    .slice(0, top);
}

/** What was counted of the selectors of one page. */
class PageSelectors {
  readonly #numbers = new Distinct(4);
  readonly #counted: { key: string; weight: Weight }[] = [];
  readonly #words: number[] = [0, 0, 0, 0];

  weightAt(key: Readonly<GroupKey>): Weight {
    readSelector(this.#words, key);
    const number = this.#numbers.add(this.#words);
    const known = this.#counted[number];
    if (known !== undefined) return known.weight;
    const weight = new Weight();
    this.#counted.push({ key: selectorOf(key), weight });
    return weight;
  }

  /** Each with the bytes of its key. */
  all(): readonly { key: string; weight: Weight }[] {
    return this.#counted;
  }
}
