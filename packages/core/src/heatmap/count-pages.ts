import type { Transaction } from "@titik/db";
import type { PagesQuery, PagesResponse } from "@titik/heatmap-schema";
import { filtered } from "./count-visits.ts";
import { inByteOrder } from "./in-byte-order.ts";
import { type CountedVisit, readVisits } from "./read-visits.ts";
import { namesContaining } from "./sql/containing.ts";
import { Distinct } from "./tiles/distinct.ts";

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

  add({ visit, count }: Readonly<CountedVisit>): void {
    this.events += count;
    if (visit.type === "click") this.clicks += count;
    if (visit.type === "hover") this.hovers += count;
    if (visit.rage) this.rage += count;
    if (visit.dead) this.dead += count;
    this.#sessions.add(visit.session);
    if (visit.scrolled) this.#scrolled.add(visit.session);
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
  const visits = await readVisits(tx, tenantId, { range, pages: query.pages });
  const pages = new Map<string, PageCounts>();
  const count = filtered(query, {
    add: (one) => {
      const counts = pages.get(one.pageKey) ?? new PageCounts();
      pages.set(one.pageKey, counts);
      counts.add(one);
    },
    result: () => pages,
  });
  visits.each(count.add);
  const names = await visits.pagesOf(new Set(pages.keys()));
  const found = await namesContaining(tx, [...names.values()], query.search);
  const rows = [...pages].flatMap(([key, counts]) => {
    const page = names.get(key) ?? "";
    return found.has(page) ? [counts.row(page)] : [];
  });
  return { total: rows.length, data: rows.sort(comparing(query)).slice(0, query.limit) };
}
