import type { ReplyOf } from "@titik/contract";
import { withTenant } from "@titik/db";
import type { getHeatmapOverview, OverviewQuery } from "@titik/heatmap-schema";
import type { TenantContext } from "../context.ts";
import { askedRange } from "./asked-range.ts";
import { eventFilter } from "./sql/event-filter.ts";
import { eventCounts, eventSeries } from "./sql/event-series.ts";
import { overviewTotals } from "./sql/overview-totals.ts";
import { receivedEvents } from "./sql/received-events.ts";
import { sessionBands, sessionSources } from "./sql/session-origins.ts";

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
  const where = eventFilter(context.tenantId, { ...query, ...range });
  const whereBefore = eventFilter(context.tenantId, { ...query, ...before });
  const step = stepOf(length);
  return withTenant(
    context.db,
    context.tenantId,
    async (tx) => {
      const series = await eventSeries(tx, where, step);
      const totals = await overviewTotals(tx, where);
      const { named, hosts } = await sessionSources(tx, where);
      const silent = { host: null, sessions: totals.sessions - named };
      const previousSeries = await eventCounts(tx, whereBefore, step);
      return {
        status: 200,
        body: {
          range,
          totals,
          previous: await overviewTotals(tx, whereBefore),
          received: await receivedEvents(tx, context.tenantId, range),
          step,
          series: series.map(({ at, ...counts }) => ({ at: new Date(at).toISOString(), ...counts })),
          previousSeries: previousSeries.map(({ at, events }) => ({
            at: new Date(at + length).toISOString(),
            events,
          })),
          bands: await sessionBands(tx, where),
          sources: [...hosts, ...(silent.sessions > 0 ? [silent] : [])].toSorted(
            (one, other) => other.sessions - one.sessions,
          ),
        },
      };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}
