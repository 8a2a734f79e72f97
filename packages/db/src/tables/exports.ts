import type { ExportQuery } from "@titik/heatmap-schema";
import { foreignKey, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytea, moment } from "./columns.ts";
import { tenantPolicy } from "./roles.ts";

/** A background export: what was asked, how far it is, and until when its file is kept. */
export const exports = pgTable(
  "exports",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid("id").notNull(),
    /** Who asked for it. */
    accountId: uuid("account_id"),
    format: text("format", { enum: ["csv", "ndjson"] }).notNull(),
    filter: jsonb("filter").$type<Omit<ExportQuery, "format" | "async">>().notNull(),
    status: text("status", { enum: ["queued", "running", "completed", "failed"] }).notNull(),
    rows: integer("rows").notNull().default(0),
    total: integer("total"),
    /** The last event written: after a kill the work goes on below it. */
    lastTs: moment("last_ts"),
    lastEventId: uuid("last_event_id"),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] }), tenantPolicy()],
);

/** The file of an export in pieces, each written in the transaction that moves the export on. */
export const exportChunks = pgTable(
  "export_chunks",
  {
    tenantId: uuid("tenant_id").notNull(),
    exportId: uuid("export_id").notNull(),
    number: integer("number").notNull(),
    body: bytea("body").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.exportId, table.number] }),
    foreignKey({
      name: "export_chunks_export_fk",
      columns: [table.tenantId, table.exportId],
      foreignColumns: [exports.tenantId, exports.id],
    }).onDelete("cascade"),
    tenantPolicy(),
  ],
);
