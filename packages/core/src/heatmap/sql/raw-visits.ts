import { heatmapEvents, type Transaction } from "@titik/db";
import type { SQL } from "drizzle-orm";
import type { VisitEvent } from "../tiles/visit-keys.ts";

const { page, type, ts, y, vw, vh, density, sessionId, userId, rage, dead, bot } = heatmapEvents;

/** What visits are counted from, of each event. */
export const rawVisits = (tx: Transaction, where: SQL | undefined): Promise<VisitEvent[]> =>
  tx
    .select({ page, type, ts, y, vw, vh, density, sessionId, userId, rage, dead, bot })
    .from(heatmapEvents)
    .where(where);
