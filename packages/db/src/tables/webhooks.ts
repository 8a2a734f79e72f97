import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, moment } from "./columns.ts";
import { workerRole } from "./jobs.ts";
import { projects } from "./projects.ts";
import { tenantPolicy } from "./roles.ts";

/** An address that a project's messages are sent to. */
export const webhooks = pgTable(
  "webhooks",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid("id").notNull(),
    url: text("url").notNull(),
    enabled: boolean("enabled").notNull(),
    /** `all`, `error`, `heatmap` or the dotted name of one kind of event. */
    eventType: text("event_type").notNull(),
    /** Sealed; null: deliveries are not signed. */
    secret: bytea("secret"),
    /** The one before it, which also signs until `previousSecretUntil`. */
    previousSecret: bytea("previous_secret"),
    previousSecretUntil: moment("previous_secret_until"),
    /** Since when no delivery has succeeded; null while the last one did. */
    failingSince: moment("failing_since"),
    /** Why Titik disabled it: `gone` after an answer 410, `failing` after five days. Null when a person did. */
    disabledReason: text("disabled_reason", { enum: ["gone", "failing"] }),
    disabledAt: moment("disabled_at"),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "webhooks_project_fk",
      columns: [table.tenantId],
      foreignColumns: [projects.id],
    }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

/** What is told, once for all endpoints. The text is signed and sent byte for byte. Partitioned by day, kept 30 days. */
export const webhookMessages = pgTable(
  "webhook_messages",
  {
    tenantId: uuid("tenant_id").notNull(),
    /** UUID v7, `X-Event-Id` and `webhook-id` of every attempt. */
    id: uuid("id").notNull(),
    createdAt: moment("created_at").notNull(),
    eventType: text("event_type").notNull(),
    body: text("body").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id, table.createdAt] }), tenantPolicy()],
);

/**
 * Which message is still owed to which endpoint. Without `next_at` it is ready, in the order of the message's id;
 * with it, it waits for that time. No foreign key to the endpoint: each event would lock its row.
 */
export const webhookQueue = pgTable(
  "webhook_queue",
  {
    tenantId: uuid("tenant_id").notNull(),
    webhookId: uuid("webhook_id").notNull(),
    messageId: uuid("message_id").notNull(),
    messageCreatedAt: moment("message_created_at").notNull(),
    /** How often it has been started. */
    attempts: integer("attempts").notNull().default(0),
    nextAt: moment("next_at"),
    /** Whoever holds the token may finish it until then. */
    leaseUntil: moment("lease_until"),
    leaseToken: uuid("lease_token"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.webhookId, table.messageId] }),
    // These three are read across tenants, by the worker alone: what is new, what is due, whose worker has died.
    index("webhook_queue_ready_idx").on(table.messageId).where(sql`next_at is null and lease_until is null`),
    index("webhook_queue_next_at_idx").on(table.nextAt).where(sql`next_at is not null`),
    index("webhook_queue_lease_until_idx").on(table.leaseUntil).where(sql`lease_until is not null`),
    tenantPolicy(),
    pgPolicy("worker", { for: "select", to: workerRole, using: sql`true` }),
  ],
);

/** Every attempt with its answer. Partitioned by day, kept 30 days. */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid("id").notNull(),
    webhookId: uuid("webhook_id").notNull(),
    messageId: uuid("message_id").notNull(),
    messageCreatedAt: moment("message_created_at").notNull(),
    /** 1 for the first. */
    attempt: integer("attempt").notNull(),
    /**
     * `success`: answered 2xx. `failure`: sent, and answered otherwise or not at all. `refused`: no connection, so
     * nothing was sent. `timeout`: not answered in full in time. `unknown`: its worker died on the way.
     */
    outcome: text("outcome", { enum: ["success", "failure", "refused", "timeout", "unknown"] }).notNull(),
    requestHeaders: jsonb("request_headers").$type<Record<string, string>>().notNull(),
    statusCode: integer("status_code"),
    responseHeaders: jsonb("response_headers").$type<Record<string, string>>(),
    /** The first 64 KiB. */
    responseBody: text("response_body"),
    error: text("error"),
    sentAt: moment("sent_at").notNull(),
    responseAt: moment("response_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id, table.sentAt] }),
    index("webhook_deliveries_webhook_idx").on(table.tenantId, table.webhookId, table.sentAt, table.id),
    index("webhook_deliveries_message_idx").on(table.tenantId, table.messageId),
    tenantPolicy(),
  ],
);
