import { type Column, type SQL, sql } from "drizzle-orm";

/** Whether a column contains the text, whatever the case; true without a text. */
export const containing = (column: Column, search: string | undefined): SQL =>
  search === undefined ? sql`true` : sql`position(lower(${search}) in lower(${column})) > 0`;
