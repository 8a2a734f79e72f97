import { type Transaction, withTenant } from "@titik/db";
import type { OverviewQuery, PagesQuery, StatsQuery } from "@titik/heatmap-schema";
import { expect } from "vitest";
import type { Services } from "../../src/context.ts";
import { rawOverview, tileOverview } from "../../src/heatmap/count-overview.ts";
import { tilePages } from "../../src/heatmap/count-pages.ts";
import { countRaw, countTiles } from "../../src/heatmap/count-stats.ts";
import { eventFilter } from "../../src/heatmap/sql/event-filter.ts";
import { pageRows } from "../../src/heatmap/sql/page-rows.ts";

interface Range {
  from: string;
  to: string;
}

const inOneSnapshot = <Result>(
  { db }: Services,
  tenantId: string,
  run: (tx: Transaction) => Promise<Result>,
): Promise<Result> =>
  withTenant(db, tenantId, run, { isolationLevel: "repeatable read", accessMode: "read only" });

/** The whole answer from tiles and from raw events, both of one snapshot; expects that they are equal. */
export const compareStats = (services: Services, tenantId: string, query: StatsQuery, range: Range) =>
  inOneSnapshot(services, tenantId, async (tx) => {
    const question = { tenantId, query, range, wants: () => true };
    const fromTiles = await countTiles(tx, question);
    expect(fromTiles, JSON.stringify({ query, range })).toEqual(await countRaw(tx, question));
    return fromTiles.totals.events;
  });

export const comparePages = (services: Services, tenantId: string, query: PagesQuery, range: Range) =>
  inOneSnapshot(services, tenantId, async (tx) => {
    const fromTiles = await tilePages(tx, tenantId, { query, range });
    const raw = await pageRows(tx, eventFilter(tenantId, { ...query, ...range }), query);
    expect(fromTiles, JSON.stringify({ query, range })).toEqual(raw);
  });

export const compareOverview = (services: Services, tenantId: string, query: OverviewQuery, range: Range) =>
  inOneSnapshot(services, tenantId, async (tx) => {
    const length = Date.parse(range.to) - Date.parse(range.from);
    const before = { from: new Date(Date.parse(range.from) - length).toISOString(), to: range.from };
    for (const step of [3600, 86_400]) {
      const question = { tenantId, query, range, before, step };
      const fromTiles = await tileOverview(tx, question);
      expect(fromTiles, JSON.stringify({ query, range })).toEqual(await rawOverview(tx, question));
    }
  });
