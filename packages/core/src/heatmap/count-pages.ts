import type { Transaction } from "@titik/db";
import type { PagesQuery, PagesResponse } from "@titik/heatmap-schema";
import { inByteOrder } from "./in-byte-order.ts";
import { readVisits } from "./read-visits.ts";
import { namesContaining } from "./sql/containing.ts";
import { readNames, readTiles } from "./sql/tiles-and-journal.ts";
import { type GroupKey, readCounters, type TakeEntry } from "./tiles/counters.ts";
import { Distinct } from "./tiles/distinct.ts";
import { DAY_MS, type Span, spanOf } from "./tiles/span.ts";
import { markTest } from "./tiles/tile-filter.ts";
import {
  isOfBot,
  isScrolled,
  readPerson,
  TOTALS,
  TotalsReader,
  type Visit,
  VisitReader,
} from "./tiles/visit-keys.ts";

type PageRow = PagesResponse["data"][number];

/** What one page was visited for. */
class PageCounts {
  events = 0;
  clicks = 0;
  hovers = 0;
  rage = 0;
  dead = 0;
  readonly #sessions = new Distinct();
  readonly #scrolled = new Distinct();

  add(visit: Readonly<Visit>, count: number): void {
    this.addEvents(visit, count);
    this.addSession(visit.session, visit.scrolled);
  }

  addEvents({ type, rage, dead }: Pick<Visit, "type" | "rage" | "dead">, count: number): void {
    this.events += count;
    if (type === "click") this.clicks += count;
    if (type === "hover") this.hovers += count;
    if (rage) this.rage += count;
    if (dead) this.dead += count;
  }

  addSession(session: readonly [number, number], isScrolled: boolean): void {
    this.#sessions.add(session);
    if (isScrolled) this.#scrolled.add(session);
  }

  row(page: string): PageRow {
    const { events, clicks, hovers, rage, dead } = this;
    const sessions = this.#sessions.size;
    return { page, events, clicks, hovers, sessions, scrolled: this.#scrolled.size, rage, dead };
  }
}

const measureOf = (row: PageRow, sort: Exclude<PagesQuery["sort"], "page">): number =>
  sort === "scrolled" ? row.scrolled / row.sessions : row[sort];

function comparing({ sort, order }: Pick<PagesQuery, "sort" | "order">) {
  const direction = order === "asc" ? 1 : -1;
  return (one: PageRow, other: PageRow): number => {
    if (sort === "page") return direction * inByteOrder(one.page, other.page);
    const difference = measureOf(one, sort) - measureOf(other, sort);
    return direction * difference || inByteOrder(one.page, other.page);
  };
}

interface Asked {
  query: PagesQuery;
  range: { from: string; to: string };
}

/** Each page with its counts, from tiles; equal ones in byte order of the page. */
export async function tilePages(
  tx: Transaction,
  tenantId: string,
  { query, range }: Asked,
): Promise<PagesResponse> {
  const pages = new Map<string, PageCounts>();
  const countsOf = (pageKey: string): PageCounts => {
    const known = pages.get(pageKey);
    if (known !== undefined) return known;
    const made = new PageCounts();
    pages.set(pageKey, made);
    return made;
  };
  const { steps, edges } = isSummaryEnough(query)
    ? spanOf(range, DAY_MS)
    : { steps: NO_DAYS, edges: [range] };
  await addSummaries(tx, tenantId, { query, days: steps }, countsOf);
  const rawPages: string[] = [];
  for (const edge of edges)
    rawPages.push(...(await addVisits(tx, tenantId, { query, range: edge }, countsOf)));
  const names = await readNames(tx, tenantId, new Set(pages.keys()), rawPages);
  const found = await namesContaining(tx, [...names.values()], query.search);
  const rows = [...pages].flatMap(([key, counts]) => {
    const page = names.get(key) ?? "";
    return found.has(page) && counts.events > 0 ? [counts.row(page)] : [];
  });
  return { total: rows.length, data: rows.sort(comparing(query)).slice(0, query.limit) };
}

const NO_DAYS = { from: 0, to: 0 };

const isSummaryEnough = ({ signal, vwMin, vwMax }: PagesQuery): boolean =>
  [signal, vwMin, vwMax].every((asked) => asked === undefined);

/** Counts whole days from the summaries of tiles, and from what the journal adds to them. */
async function addSummaries(
  tx: Transaction,
  tenantId: string,
  { query, days }: { query: PagesQuery; days: Span["steps"] },
  countsOf: (pageKey: string) => PageCounts,
): Promise<void> {
  const { bots, pages } = query;
  const tiles = await readTiles(tx, tenantId, {
    ...{ ...days, kinds: ["visits"], part: "summary" },
    ...{ page: undefined, pages },
  });
  const passes = markTest({ bots });
  const visits = new VisitReader();
  const totals = new TotalsReader();
  const session: [number, number] = [0, 0];
  let counts = new PageCounts();
  const addVisit: TakeEntry = (number, count) => {
    const visit = visits.read(number);
    if (passes(visit, visit.type)) counts.add(visit, count);
  };
  const addTotal: TakeEntry = (bits, count) => {
    const total = totals.read(bits);
    if (passes(total, total.type)) counts.addEvents(total, count);
  };
  const addSession: TakeEntry = (number) => {
    if (bots !== "exclude" || !isOfBot(number)) counts.addSession(session, isScrolled(number));
  };
  const openVisits = (key: Readonly<GroupKey>) => {
    visits.open(key);
    return addVisit;
  };
  const openSummary = (key: Readonly<GroupKey>) => {
    if (key.length === TOTALS.length) return addTotal;
    readPerson(session, key.content, key.at);
    return addSession;
  };
  for (const { pageKey, content, isSummary } of tiles) {
    counts = countsOf(pageKey);
    readCounters(content, isSummary ? openSummary : openVisits);
  }
}

/** Counts by hours. Answers the pages that no tile may know. */
async function addVisits(
  tx: Transaction,
  tenantId: string,
  { query, range }: Asked,
  countsOf: (pageKey: string) => PageCounts,
): Promise<Iterable<string>> {
  const visits = await readVisits(tx, tenantId, { range, pages: query.pages });
  const passes = markTest(query);
  visits.each(({ pageKey, visit, count }) => {
    if (passes(visit, visit.type)) countsOf(pageKey).add(visit, count);
  });
  return visits.rawPages;
}
