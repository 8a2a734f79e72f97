import type { Transaction } from "@titik/db";
import type { StatsPart, StatsQuery, StatsResponse } from "@titik/heatmap-schema";
import { rawGrid, tileGrid } from "./count-cells.ts";
import { tileSelectors } from "./count-selectors.ts";
import { countPages, countReach, countTotals, countWidths, filtered } from "./count-visits.ts";
import { inByteOrder } from "./in-byte-order.ts";
import { readVisits, type Visits } from "./read-visits.ts";
import { eventFilter } from "./sql/event-filter.ts";
import { scrollReach } from "./sql/scroll-reach.ts";
import { readNames } from "./sql/tiles-and-journal.ts";
import { topPages } from "./sql/top-pages.ts";
import { topSelectors } from "./sql/top-selectors.ts";
import { totals } from "./sql/totals.ts";
import { MOST_WIDTHS, viewportWidths } from "./sql/viewport-widths.ts";

type Counted = Omit<StatsResponse, "range">;

export interface StatsQuestion {
  tenantId: string;
  query: StatsQuery;
  range: { from: string; to: string };
  wants(part: StatsPart): boolean;
}

const NOTHING = { events: 0, sessions: 0, density: 0 };

/** Counts the wanted parts from raw events. */
export async function countRaw(
  tx: Transaction,
  { tenantId, query, range, wants }: StatsQuestion,
): Promise<Counted> {
  const where = eventFilter(tenantId, { ...query, ...range });
  const ofAnyType = eventFilter(tenantId, { ...query, ...range, type: undefined });
  return {
    totals: wants("totals") ? await totals(tx, where) : NOTHING,
    pages: wants("pages") ? await topPages(tx, where, query.top) : [],
    selectors: wants("selectors") ? await topSelectors(tx, where, query.top) : [],
    grid: wants("grid") ? await rawGrid(tx, tenantId, { ...query, ...range }, query.layer) : null,
    scroll: wants("scroll") ? await scrollReach(tx, ofAnyType) : [],
    widths: wants("widths") ? await viewportWidths(tx, where) : [],
  };
}

const FROM_VISITS: readonly StatsPart[] = ["totals", "pages", "scroll", "widths"];

/** Counts the wanted parts from tiles: the same numbers, sooner. */
export async function countTiles(
  tx: Transaction,
  { tenantId, query, range, wants }: StatsQuestion,
): Promise<Counted> {
  const { top, layer } = query;
  const all = filtered(query, countTotals());
  const pages = filtered(query, countPages());
  const reach = filtered({ ...query, type: undefined }, countReach());
  const widths = filtered(query, countWidths(MOST_WIDTHS));
  const ofVisits = { totals: all, pages, scroll: reach, widths };
  const counters = Object.entries(ofVisits).flatMap(([part, counter]) =>
    wants(part as keyof typeof ofVisits) ? [counter] : [],
  );
  const visits = FROM_VISITS.some(wants) ? await readVisits(tx, tenantId, { range, ...query }) : null;
  visits?.each((visit) => {
    for (const { add } of counters) add(visit);
  });
  return {
    totals: all.result(),
    pages: visits && wants("pages") ? await firstPages(tx, tenantId, pages.result(), { visits, top }) : [],
    selectors: wants("selectors") ? await tileSelectors(tx, tenantId, { filter: query, range, top }) : [],
    grid: wants("grid") ? await tileGrid(tx, tenantId, { filter: query, range, layer }) : null,
    scroll: reach.result(),
    widths: widths.result(),
  };
}

/** The `top` pages by events; equal counts in byte order of the page. */
async function firstPages(
  tx: Transaction,
  tenantId: string,
  counts: Map<string, Counted["totals"]>,
  { visits, top }: { visits: Visits; top: number },
): Promise<Counted["pages"]> {
  const names = await readNames(tx, tenantId, new Set(counts.keys()), visits.rawPages);
  return [...counts]
    .map(([key, { events, sessions, density }]) => ({
      page: names.get(key) ?? "",
      events,
      density,
      sessions,
    }))
    .sort((one, other) => other.events - one.events || inByteOrder(one.page, other.page))
    .slice(0, top);
}
