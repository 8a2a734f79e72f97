import { sql } from "drizzle-orm";
import { boolean, integer, pgPolicy, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { bytea, moment } from "./columns.ts";
import { workerRole } from "./jobs.ts";
import { tenantPolicy } from "./roles.ts";

const seenByWorkers = () => pgPolicy("worker", { for: "select", to: workerRole, using: sql`true` });

/** What each transaction that adds or deletes events changes in the tiles, until a worker has merged it. */
export const heatmapJournal = pgTable(
  "heatmap_journal",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid("id").notNull(),
    /** How many were added or deleted. */
    events: integer("events").notNull(),
    createdAt: moment("created_at").notNull(),
    /** The pages that it tells of. */
    pageKeys: uuid("page_keys").array().notNull(),
    /** Where in the content each page ends, once for each kind of tile: so a reader is sent one page alone. */
    ends: integer("ends").array().notNull(),
    content: bytea("content").notNull(),
    /** The texts behind the keys. */
    names: bytea("names").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] }), tenantPolicy(), seenByWorkers()],
);

/** The events of one page and day, UTC, counted. Both levels of a tile and the journal add up to the raw rows. */
export const heatmapTiles = pgTable(
  "heatmap_tiles",
  {
    tenantId: uuid("tenant_id").notNull(),
    /** `click` and `hover`: cells. `visits`: who did what. `selectors`: what was hit. */
    kind: text("kind", { enum: ["click", "hover", "visits", "selectors"] }).notNull(),
    /** Days since 1970. */
    day: integer("day").notNull(),
    pageKey: uuid("page_key").notNull(),
    /** 0 is small and changes often, 1 is large. */
    level: smallint("level").notNull(),
    content: bytea("content").notNull(),
    /** What most questions ask: visits without hours, widths and depths, selectors without widths. */
    summary: bytea("summary").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.kind, table.day, table.pageKey, table.level] }),
    tenantPolicy(),
  ],
);

/** The texts that tiles know by their keys: pages and selectors. */
export const heatmapNames = pgTable(
  "heatmap_names",
  {
    tenantId: uuid("tenant_id").notNull(),
    key: uuid("key").notNull(),
    name: text("name").notNull(),
    /** The last day, since 1970, of an event with it. */
    lastDay: integer("last_day").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.key] }), tenantPolicy()],
);

/** Locked by whoever writes a project's tiles. A project without a row has tiles that are right and empty. */
export const heatmapTileStates = pgTable(
  "heatmap_tile_states",
  {
    tenantId: uuid("tenant_id").primaryKey(),
    /** False until the tiles have been built from events that are older than they are. */
    ready: boolean("ready").notNull(),
  },
  () => [tenantPolicy(), seenByWorkers()],
);
