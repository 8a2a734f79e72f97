import { type SQL, sql } from "drizzle-orm";

/** Groups of events that an endpoint may name instead of one dotted name, and how the names in them begin. */
const GROUPS = { heatmap: "analytics.heatmap.", error: "error." } as const;

/** SQL: whether an endpoint that asked for `wanted` is told of events of the kind `eventType`. */
export const subscribes = (wanted: SQL, eventType: SQL): SQL => sql`(${wanted} in ('all', ${eventType})
  or (${wanted} = 'heatmap' and starts_with(${eventType}, ${GROUPS.heatmap}))
  or (${wanted} = 'error' and starts_with(${eventType}, ${GROUPS.error})))`;
