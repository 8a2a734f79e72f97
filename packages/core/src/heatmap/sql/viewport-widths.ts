import { heatmapEvents, type Transaction } from "@titik/db";
import type { StatsResponse } from "@titik/heatmap-schema";
import { type SQL, sql } from "drizzle-orm";

export const MOST_WIDTHS = 20;

/** The commonest viewport widths, CSS pixels; a picture is laid out at one of them. */
export async function viewportWidths(
  tx: Transaction,
  where: SQL | undefined,
): Promise<StatsResponse["widths"]> {
  const rows = await tx.execute<{ vw: number; events: number }>(sql`
    select vw, count(*)::float8 as events
    from ${heatmapEvents} where ${where}
    group by vw
    order by count(*) desc, vw
    limit ${MOST_WIDTHS}`);
  return rows.map(({ vw, events }) => ({ vw, events }));
}
