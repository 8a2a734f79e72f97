import type { ReplyOf } from "@titik/contract";
import { withTenant } from "@titik/db";
import type { getHeatmapOverview, OverviewQuery } from "@titik/heatmap-schema";
import type { TenantContext } from "../context.ts";
import { askedRange } from "./asked-range.ts";
import { rawOverview, tileOverview } from "./count-overview.ts";
import { eventFilter } from "./sql/event-filter.ts";
import { receivedEvents } from "./sql/received-events.ts";
import { sessionSources } from "./sql/session-origins.ts";
import { areTilesReady } from "./sql/tile-state.ts";
import { areTilesEnough } from "./tiles/tile-filter.ts";

const HOUR = 3600;
const MOST_HOURS = 14 * 24;

/** Hours while they can be told apart in a chart, else days. */
const stepOf = (milliseconds: number): number =>
  milliseconds <= MOST_HOURS * HOUR * 1000 ? HOUR : 24 * HOUR;

/** The project at a glance over `[from, to)` and the equally long time before, all of one snapshot. */
export async function getOverview(
  context: TenantContext,
  query: OverviewQuery,
): Promise<ReplyOf<typeof getHeatmapOverview>> {
  const range = askedRange(query, context.now());
  const length = Date.parse(range.to) - Date.parse(range.from);
  const before = { from: new Date(Date.parse(range.from) - length).toISOString(), to: range.from };
  const step = stepOf(length);
  const { db, tenantId } = context;
  return withTenant(
    db,
    tenantId,
    async (tx) => {
      const fromTiles = areTilesEnough(query) && (await areTilesReady(tx, tenantId));
      const count = fromTiles ? tileOverview : rawOverview;
      const counted = await count(tx, { tenantId, query, range, before, step });
      const { series, previousSeries, stored, totals, previous, bands } = counted;
      const sources = await sessionSources(tx, eventFilter(tenantId, { ...query, ...range }));
      const silent = { host: null, sessions: totals.sessions - sources.named };
      return {
        status: 200,
        body: {
          range,
          totals,
          previous,
          received: await receivedEvents(tx, tenantId, range, stored),
          step,
          series: series.map(({ at, ...counts }) => ({ at: new Date(at).toISOString(), ...counts })),
          previousSeries: previousSeries.map(({ at, events }) => ({
            at: new Date(at + length).toISOString(),
            events,
          })),
          bands,
          sources: [...sources.hosts, ...(silent.sessions > 0 ? [silent] : [])].toSorted(
            (one, other) => other.sessions - one.sessions,
          ),
        },
      };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}
