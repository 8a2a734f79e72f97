import { heatmapEvents, type Transaction } from "@titik/db";
import type { VersionsResponse } from "@titik/heatmap-schema";
import { type SQL, sql } from "drizzle-orm";

const MOST = 50;
const COLUMN = { releases: heatmapEvents.release, variants: heatmapEvents.variant };

/** What the events name as their release or variant, the newest first. */
export async function versionRows<Kind extends keyof VersionsResponse>(
  tx: Transaction,
  where: SQL | undefined,
  kind: Kind,
): Promise<VersionsResponse[Kind]> {
  const column = COLUMN[kind];
  const rows = await tx.execute<{ name: string; events: number; ms: number }>(sql`
    select ${column} as name, count(*)::float8 as events, (extract(epoch from min(ts)) * 1000)::float8 as ms
    from ${heatmapEvents} where ${where} and ${column} is not null
    group by 1
    order by min(ts) desc, 1
    limit ${MOST}`);
  return rows.map(({ name, events, ms }) => ({ name, events, firstSeen: new Date(ms).toISOString() }));
}
