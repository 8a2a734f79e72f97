import { integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";
import { tenantPolicy } from "./roles.ts";

/** Thirteen months: a year's comparison, and the month that it is drawn in. */
export const DEFAULT_RETENTION_DAYS = 396;

/** A project is a tenant: `id` is the tenant id of every other table. */
export const projects = pgTable(
  "projects",
  {
    id: uuid("id").primaryKey(),
    name: text("name").notNull(),
    /** The current publishable key; `project_keys` says which keys are valid. */
    dsn: uuid("dsn").notNull(),
    retentionDays: integer("retention_days").notNull().default(DEFAULT_RETENTION_DAYS),
    /** Origins that the key may be used from; empty: any. */
    origins: text("origins").array().notNull().default([]),
    /** Requests per window by limit name, granted by the operator instead of the documented limit. */
    limits: jsonb("limits").$type<Record<string, number>>().notNull().default({}),
    createdAt: moment("created_at").notNull(),
  },
  () => [tenantPolicy("id")],
);
