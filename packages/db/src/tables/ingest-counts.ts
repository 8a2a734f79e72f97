import { bigint, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";
import { tenantPolicy } from "./roles.ts";

/** Events that arrived in an hour, UTC, and were not stored. Those that were are counted from their own rows. */
export const ingestCounts = pgTable(
  "ingest_counts",
  {
    tenantId: uuid("tenant_id").notNull(),
    hour: moment("hour").notNull(),
    outcome: text("outcome", { enum: ["duplicate", "refused", "limited"] }).notNull(),
    events: bigint("events", { mode: "number" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.hour, table.outcome] }), tenantPolicy()],
);
