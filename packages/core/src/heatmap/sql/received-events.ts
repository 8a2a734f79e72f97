import { heatmapEvents, ingestCounts, type Transaction } from "@titik/db";
import type { OverviewResponse } from "@titik/heatmap-schema";
import { and, eq, gte, lt, sql } from "drizzle-orm";
import { eventFilter } from "./event-filter.ts";

/** What became of everything that a project received: the stored by their own time, the others by the hour of arrival. */
export async function receivedEvents(
  tx: Transaction,
  tenantId: string,
  { from, to }: { from: string; to: string },
): Promise<OverviewResponse["received"]> {
  const stored = await tx
    .select({ bot: heatmapEvents.bot, events: sql<number>`count(*)::float8` })
    .from(heatmapEvents)
    .where(eventFilter(tenantId, { from, to }))
    .groupBy(heatmapEvents.bot);
  const unstored = await tx
    .select({ outcome: ingestCounts.outcome, events: sql<number>`sum(${ingestCounts.events})::float8` })
    .from(ingestCounts)
    .where(
      and(
        eq(ingestCounts.tenantId, tenantId),
        gte(ingestCounts.hour, new Date(from)),
        lt(ingestCounts.hour, new Date(to)),
      ),
    )
    .groupBy(ingestCounts.outcome);
  const storedOf = (bot: boolean) => stored.find((row) => row.bot === bot)?.events ?? 0;
  const unstoredOf = (outcome: string) => unstored.find((row) => row.outcome === outcome)?.events ?? 0;
  const parts = {
    used: storedOf(false),
    bots: storedOf(true),
    duplicates: unstoredOf("duplicate"),
    refused: unstoredOf("refused"),
    limited: unstoredOf("limited"),
  };
  return { total: Object.values(parts).reduce((sum, events) => sum + events, 0), ...parts };
}
