import { integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytea, moment } from "./columns.ts";
import { tenantPolicy } from "./roles.ts";

/** What a page looks like at one range of widths, to draw the heat on: one for each version of the page. */
export const pagePictures = pgTable(
  "page_pictures",
  {
    tenantId: uuid("tenant_id").notNull(),
    /** SHA-256 of `page`, which may be longer than a key can be. */
    pageHash: bytea("page_hash").notNull(),
    band: text("band", { enum: ["desktop", "tablet", "phone"] }).notNull(),
    kind: text("kind", { enum: ["snapshot", "image"] }).notNull(),
    /** Empty where the page states none. */
    release: text("release").notNull(),
    id: uuid("id").notNull(),
    page: text("page").notNull(),
    state: text("state", { enum: ["shown", "rejected", "pinned"] }).notNull(),
    mediaType: text("media_type").notNull(),
    /** HTML in gzip, or the image as it came; null once it is rejected. */
    body: bytea("body"),
    /** CSS pixels of the window that it was taken in, or pixels of the image. */
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    madeAt: moment("made_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.pageHash, table.band, table.kind, table.release] }),
    uniqueIndex("page_pictures_id_idx").on(table.tenantId, table.id),
    tenantPolicy(),
  ],
);
