import { index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { bytea, moment } from "./columns.ts";

/** People who sign in, and the service members that command-line tokens belong to. Not a tenant's table. */
export const accounts = pgTable(
  "accounts",
  {
    id: uuid("id").primaryKey(),
    kind: text("kind", { enum: ["person", "service"] }).notNull(),
    /** In lower case. */
    email: text("email").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [unique("accounts_email_key").on(table.email)],
);

/** One-time sign-in links, hashed; using one deletes it. */
export const signInLinks = pgTable(
  "sign_in_links",
  {
    tokenHash: bytea("token_hash").primaryKey(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    expiresAt: moment("expires_at").notNull(),
  },
  (table) => [index("sign_in_links_expires_at_idx").on(table.expiresAt)],
);
