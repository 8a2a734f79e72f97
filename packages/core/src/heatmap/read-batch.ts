import { heatmapEvents, type Transaction } from "@titik/db";
import { and, desc, sql } from "drizzle-orm";
import type { EventRow } from "./event-row.ts";
import type { Position } from "./list-cursor.ts";
import { type EventFilter, eventFilter } from "./sql/event-filter.ts";

/** The next `limit` events below `after`, newest first: the order in which lists and exports walk. */
export const readBatch = (
  tx: Transaction,
  tenantId: string,
  filter: EventFilter,
  after: Position | null,
  limit: number,
): Promise<EventRow[]> =>
  tx
    .select()
    .from(heatmapEvents)
    .where(
      and(
        eventFilter(tenantId, filter),
        after === null
          ? undefined
          : sql`(${heatmapEvents.ts}, ${heatmapEvents.eventId})
              < (${after.ts.toISOString()}::timestamptz, ${after.eventId}::uuid)`,
      ),
    )
    .orderBy(desc(heatmapEvents.ts), desc(heatmapEvents.eventId))
    .limit(limit);
