import { heatmapEvents, ingestCounts, type Transaction } from "@titik/db";
import type { OverviewResponse } from "@titik/heatmap-schema";
import { and, eq, gte, lt, sql } from "drizzle-orm";
import { eventFilter } from "./event-filter.ts";

interface Range {
  from: string;
  to: string;
}

type Stored = Pick<OverviewResponse["received"], "used" | "bots">;

/** The stored events of a project by whether they come from automated browsers. */
export async function storedEvents(tx: Transaction, tenantId: string, range: Range): Promise<Stored> {
  const stored = await tx
    .select({ bot: heatmapEvents.bot, events: sql<number>`count(*)::float8` })
    .from(heatmapEvents)
    .where(eventFilter(tenantId, range))
    .groupBy(heatmapEvents.bot);
  const eventsOf = (bot: boolean) => stored.find((row) => row.bot === bot)?.events ?? 0;
  return { used: eventsOf(false), bots: eventsOf(true) };
}

/** What became of everything that a project received: the stored by their own time, the others by the hour of arrival. */
export async function receivedEvents(
  tx: Transaction,
  tenantId: string,
  { from, to }: Range,
  stored: Stored,
): Promise<OverviewResponse["received"]> {
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
  const unstoredOf = (outcome: string) => unstored.find((row) => row.outcome === outcome)?.events ?? 0;
  const parts = {
    ...stored,
    duplicates: unstoredOf("duplicate"),
    refused: unstoredOf("refused"),
    limited: unstoredOf("limited"),
  };
  return { total: Object.values(parts).reduce((sum, events) => sum + events, 0), ...parts };
}
