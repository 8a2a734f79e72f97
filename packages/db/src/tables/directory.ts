import { index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { accounts } from "./accounts.ts";
import { moment } from "./columns.ts";
import { projects } from "./projects.ts";

// Read before a tenant is proven, so these two stand outside row-level security.

/** Which project a publishable key belongs to. No foreign key: on Citus this is a reference table. */
export const projectKeys = pgTable(
  "project_keys",
  {
    dsn: uuid("dsn").primaryKey(),
    tenantId: uuid("tenant_id").notNull(),
    createdAt: moment("created_at").notNull(),
    /** Null: valid until it is rotated. */
    validUntil: moment("valid_until"),
  },
  (table) => [index("project_keys_tenant_id_idx").on(table.tenantId)],
);

/** Who may do what in which project. */
export const memberships = pgTable(
  "memberships",
  {
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    id: uuid("id").notNull(),
    role: text("role", { enum: ["reader", "writer", "member", "admin"] }).notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.accountId] }),
    uniqueIndex("memberships_tenant_id_id_key").on(table.tenantId, table.id),
    index("memberships_account_id_idx").on(table.accountId),
  ],
);
