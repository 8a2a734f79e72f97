import type { Transaction } from "@titik/db";
import { eventFilter } from "./sql/event-filter.ts";
import { rawVisits } from "./sql/raw-visits.ts";
import { readTiles } from "./sql/tiles-and-journal.ts";
import { HOURS, hourOf } from "./tiles/counted-event.ts";
import { type GroupKey, readCounters, type TakeEntry } from "./tiles/counters.ts";
import type { Decimal } from "./tiles/decimal.ts";
import { excessOf } from "./tiles/journal.ts";
import { HOUR_MS, spanOf } from "./tiles/span.ts";
import { nameKey } from "./tiles/text-key.ts";
import { type Visit, type VisitEvent, VisitReader, visitOf } from "./tiles/visit-keys.ts";

/** Equal events of one visit to a page within an hour; filled anew for each. */
export interface CountedVisit {
  pageKey: string;
  /** Since 1970. */
  hour: number;
  visit: Readonly<Visit>;
  count: number;
  excess: Decimal | undefined;
}

export interface Visits {
  each(take: (visit: Readonly<CountedVisit>) => void): void;
  /** The pages of the raw events among them, which tiles and journal may not name. */
  rawPages: ReadonlySet<string>;
}

interface Asked {
  range: { from: string; to: string };
  page?: string | undefined;
  pages?: string | undefined;
}

/** All visits of a range: whole hours from tiles and journal, its first and last minutes from raw events. */
export async function readVisits(
  tx: Transaction,
  tenantId: string,
  { range, page, pages }: Asked,
): Promise<Visits> {
  const { steps, edges } = spanOf(range, HOUR_MS);
  const tiles = await readTiles(tx, tenantId, {
    kinds: ["visits"],
    part: "content",
    from: Math.floor(steps.from / HOURS),
    to: Math.ceil(steps.to / HOURS),
    page,
    pages,
  });
  const raw: VisitEvent[] = [];
  for (const edge of edges)
    raw.push(...(await rawVisits(tx, eventFilter(tenantId, { ...edge, page, pages }))));

  return {
    each: (take) => {
      const reader = new VisitReader();
      const found: CountedVisit = { pageKey: "", hour: 0, visit: reader.visit, count: 0, excess: undefined };
      let firstHour = 0;
      const add: TakeEntry = (number, count, excess) => {
        found.hour = firstHour + reader.read(number).hour;
        found.count = count;
        found.excess = excess;
        if (found.hour >= steps.from && found.hour < steps.to) take(found);
      };
      const open = (key: Readonly<GroupKey>) => {
        reader.open(key);
        return add;
      };
      for (const { pageKey, day, content } of tiles) {
        found.pageKey = pageKey;
        firstHour = day * HOURS;
        readCounters(content, open);
      }
      for (const row of raw) {
        const excess = excessOf(row.density);
        take({ pageKey: nameKey(row.page), hour: hourOf(row.ts), visit: visitOf(row), count: 1, excess });
      }
    },
    rawPages: new Set(raw.map(({ page: name }) => name)),
  };
}
