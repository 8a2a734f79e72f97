import type { Transaction } from "@titik/db";
import type { OverviewQuery, OverviewResponse } from "@titik/heatmap-schema";
import { filtered } from "./count-visits.ts";
import { countBands, countBots, countOverview, countSeries } from "./overview-counters.ts";
import { readVisits } from "./read-visits.ts";
import { eventFilter } from "./sql/event-filter.ts";
import { eventCounts, eventSeries } from "./sql/event-series.ts";
import { overviewTotals } from "./sql/overview-totals.ts";
import { storedEvents } from "./sql/received-events.ts";
import { sessionBands } from "./sql/session-origins.ts";

interface Range {
  from: string;
  to: string;
}

export interface OverviewQuestion {
  tenantId: string;
  query: OverviewQuery;
  range: Range;
  /** The equally long time before. */
  before: Range;
  /** Length of a step of the series, seconds. */
  step: number;
}

interface OverviewCounts extends Pick<OverviewResponse, "totals" | "previous" | "bands"> {
  /** `at` in milliseconds since 1970. */
  series: ({ at: number } & Omit<OverviewResponse["series"][number], "at">)[];
  previousSeries: { at: number; events: number }[];
  stored: Awaited<ReturnType<typeof storedEvents>>;
}

/** The overview from raw events. */
export async function rawOverview(
  tx: Transaction,
  { tenantId, query, range, before, step }: OverviewQuestion,
): Promise<OverviewCounts> {
  const where = eventFilter(tenantId, { ...query, ...range });
  const whereBefore = eventFilter(tenantId, { ...query, ...before });
  return {
    series: await eventSeries(tx, where, step),
    totals: await overviewTotals(tx, where),
    previousSeries: await eventCounts(tx, whereBefore, step),
    previous: await overviewTotals(tx, whereBefore),
    bands: await sessionBands(tx, where),
    stored: await storedEvents(tx, tenantId, range),
  };
}

/** The overview from tiles: the same numbers, sooner. */
export async function tileOverview(
  tx: Transaction,
  { tenantId, query, range, before, step }: OverviewQuestion,
): Promise<OverviewCounts> {
  const { page, pages } = query;
  const [totals, series, bands] = [countOverview(), countSeries(step), countBands()];
  const now = filtered(query, {
    add: (visit) => {
      for (const { add } of [totals, series, bands]) add(visit);
    },
    result: () => null,
  });
  const bots = countBots();
  const asked = await readVisits(tx, tenantId, { range, page, pages });
  const whole = page === undefined && pages === undefined ? asked : await readVisits(tx, tenantId, { range });
  asked.each(now.add);
  whole.each(bots.add);
  const [previous, previousSeries] = [countOverview(), countSeries(step)];
  const then = filtered(query, {
    add: (visit) => {
      for (const { add } of [previous, previousSeries]) add(visit);
    },
    result: () => null,
  });
  (await readVisits(tx, tenantId, { range: before, page, pages })).each(then.add);
  return {
    totals: totals.result(),
    previous: previous.result(),
    bands: bands.result(),
    series: series.result(),
    previousSeries: previousSeries
      .result()
      .map(({ at, clicks, hovers, scrolls }) => ({ at, events: clicks + hovers + scrolls })),
    stored: bots.result(),
  };
}
