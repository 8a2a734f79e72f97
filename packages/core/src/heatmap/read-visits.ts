import type { Transaction } from "@titik/db";
import { eventFilter } from "./sql/event-filter.ts";
import { rawVisits } from "./sql/raw-visits.ts";
import { readNames, readTiles } from "./sql/tiles-and-journal.ts";
import type { Decimal } from "./tiles/decimal.ts";
import { HOURS, hourOf, readVisitKey, type VisitEvent, type VisitKey, visitOf } from "./tiles/event-keys.ts";
import { excessOf } from "./tiles/journal.ts";
import { HOUR_MS, spanOf } from "./tiles/span.ts";
import { nameKey } from "./tiles/text-key.ts";

/** Equal events of one visit to a page within an hour; filled anew for each. */
export interface CountedVisit {
  pageKey: string;
  /** Since 1970. */
  hour: number;
  visit: VisitKey;
  count: number;
  excess: Decimal | undefined;
}

export interface Visits {
  each(take: (visit: Readonly<CountedVisit>) => void): void;
  /** The pages behind these keys. */
  pagesOf(keys: ReadonlySet<string>): Promise<Map<string, string>>;
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
      tiles.each(({ pageKey, day }, entry) => {
        const { count, excess } = entry;
        const visit = readVisitKey(entry);
        const hour = day * HOURS + visit.hour;
        if (hour >= steps.from && hour < steps.to) take({ pageKey, hour, visit, count, excess });
      });
      for (const row of raw) {
        const excess = excessOf(row.density);
        take({ pageKey: nameKey(row.page), hour: hourOf(row.ts), visit: visitOf(row), count: 1, excess });
      }
    },
    pagesOf: (keys) => readNames(tx, tenantId, keys, () => [...tiles.names(), ...raw.map((row) => row.page)]),
  };
}
