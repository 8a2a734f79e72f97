import { index, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { bytea, moment } from "./columns.ts";
import { tenantPolicy } from "./roles.ts";

/** A claimed key and the answer it got, written in the transaction whose effect it guards. Kept 24 hours. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    tenantId: uuid("tenant_id").notNull(),
    endpoint: text("endpoint").notNull(),
    key: text("key").notNull(),
    fingerprint: bytea("fingerprint").notNull(),
    /** Null only inside the claiming transaction. */
    status: smallint("status"),
    body: text("body"),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.endpoint, table.key] }),
    index("idempotency_keys_created_at_idx").on(table.tenantId, table.createdAt),
    tenantPolicy(),
  ],
);
