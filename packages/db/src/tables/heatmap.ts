import { sql } from "drizzle-orm";
import {
  boolean,
  doublePrecision as double,
  index,
  numeric,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";
import { tenantPolicy } from "./roles.ts";

/**
 * One interaction, raw: quantised only when read. No foreign key to `projects`: it would cost a look-up for each
 * row, and an event is only written for a project that was there a moment before; none is ever deleted.
 */
export const heatmapEvents = pgTable(
  "heatmap_events",
  {
    tenantId: uuid("tenant_id").notNull(),
    eventId: uuid("event_id").notNull(),
    type: text("type", { enum: ["click", "hover", "scroll"] }).notNull(),
    page: text("page").notNull(),
    selector: text("selector").notNull(),
    x: double("x").notNull(),
    y: double("y").notNull(),
    vw: double("vw").notNull(),
    vh: double("vh").notNull(),
    /** Exact, so that sums do not depend on the order of the rows. */
    density: numeric("density", { mode: "number" }).notNull(),
    sessionId: text("session_id").notNull(),
    userId: text("user_id"),
    ts: moment("ts").notNull(),
    receivedAt: moment("received_at").notNull(),
    referrer: text("referrer"),
    deviceUserAgent: text("device_user_agent"),
    devicePlatform: text("device_platform"),
    deviceDpr: double("device_dpr"),
    /** From the request's headers, not from the event: it does not count when two events are compared. */
    headerUserAgent: text("header_user_agent"),
    headerPlatform: text("header_platform"),
    scrollX: double("scroll_x"),
    scrollY: double("scroll_y"),
    documentWidth: double("document_width"),
    documentHeight: double("document_height"),
    pointer: text("pointer", { enum: ["mouse", "touch", "pen", "keyboard"] }),
    anchorKind: text("anchor_kind", { enum: ["document", "fixed", "container"] }),
    anchorSelector: text("anchor_selector"),
    anchorScrollX: double("anchor_scroll_x"),
    anchorScrollY: double("anchor_scroll_y"),
    boxX: double("box_x"),
    boxY: double("box_y"),
    boxWidth: double("box_width"),
    boxHeight: double("box_height"),
    fractionX: double("fraction_x"),
    fractionY: double("fraction_y"),
    fingerprint: text("fingerprint"),
    release: text("release"),
    variant: text("variant"),
    rage: boolean("rage"),
    dead: boolean("dead"),
    trusted: boolean("trusted").notNull(),
    bot: boolean("bot").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.eventId] }),
    index("heatmap_events_ts_idx").on(table.tenantId, table.ts, table.eventId),
    // A page may be longer than a B-tree key can be, so its hash stands in for it.
    index("heatmap_events_page_idx").on(
      table.tenantId,
      sql`hashtextextended(${table.page}, 0)`,
      table.ts,
      table.eventId,
    ),
    index("heatmap_events_session_idx").on(table.tenantId, table.sessionId, table.ts, table.eventId),
    tenantPolicy(),
  ],
);
