import type { Transaction } from "@titik/db";
import type { StatsResponse } from "@titik/heatmap-schema";
import { inByteOrder } from "./in-byte-order.ts";
import { type EventFilter, eventFilter } from "./sql/event-filter.ts";
import { readNames, readTiles } from "./sql/tiles-and-journal.ts";
import { selectorCounts } from "./sql/top-selectors.ts";
import { Weight } from "./tiles/decimal.ts";
import { readSelectorKey, selectorOf } from "./tiles/event-keys.ts";
import { DAY_MS, spanOf } from "./tiles/span.ts";
import { nameKey } from "./tiles/text-key.ts";
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
  const tiles = await readTiles(tx, tenantId, { ...steps, kinds: ["selectors"], page, pages: form });
  const passes = markTest(filter);
  const pages = new Map<string, Map<string, Weight>>();
  const weightOf = (page: string, selector: string): Weight => {
    const selectors = pages.get(page) ?? new Map<string, Weight>();
    pages.set(page, selectors);
    const weight = selectors.get(selector) ?? new Weight();
    selectors.set(selector, weight);
    return weight;
  };
  let weight: Weight | null = null;
  tiles.each(({ pageKey }, entry) => {
    const hit = readSelectorKey(entry);
    if (!hit.isSame) weight = null;
    if (!passes(hit, hit.type)) return;
    weight ??= weightOf(pageKey, selectorOf(entry));
    weight.add(entry.count, entry.excess);
  });
  const ofEdges = new Set<string>();
  for (const edge of edges) {
    const rows = await selectorCounts(tx, eventFilter(tenantId, { ...filter, ...edge }));
    for (const { page, selector, events, density } of rows) {
      ofEdges.add(page).add(selector);
      weightOf(nameKey(page), nameKey(selector)).addSum(events, density);
    }
  }
  const counted = [...pages].flatMap(([page, selectors]) =>
    [...selectors].map(([selector, weight]) => ({ page, selector, weight })),
  );
  const least = counted.map(({ weight }) => weight.events).sort((one, other) => other - one)[top - 1] ?? 0;
  // Names are asked of those alone that may be among the first; with equal counts that may be more than `top`.
  const first = counted.filter(({ weight }) => weight.events >= least);
  const keys = new Set(first.flatMap(({ page, selector }) => [page, selector]));
  const names = await readNames(tx, tenantId, keys, () => [...tiles.names(), ...ofEdges]);
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
