import { sql } from "drizzle-orm";
import { index, integer, pgPolicy, pgRole, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";
import { tenantPolicy } from "./roles.ts";

/** Sees the queue of every tenant and nothing else: only so can it ask which tenants have work. */
export const workerRole = pgRole("titik_worker").existing();

/** Background work, made in the transaction that asks for it and deleted when it is done. */
export const jobs = pgTable(
  "jobs",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid("id").notNull(),
    kind: text("kind").notNull(),
    /** What the job is about, e.g. the id of an export. */
    subject: uuid("subject").notNull(),
    availableAt: moment("available_at").notNull(),
    /** Whoever holds the token may finish the job until then. */
    leaseUntil: moment("lease_until"),
    leaseToken: uuid("lease_token"),
    attempts: integer("attempts").notNull().default(0),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("jobs_available_at_idx").on(table.tenantId, table.availableAt),
    tenantPolicy(),
    pgPolicy("worker", { for: "all", to: workerRole, using: sql`true`, withCheck: sql`true` }),
  ],
);
