import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { bytea, moment } from "./columns.ts";

/** People who sign in, and the service members that command-line tokens belong to. Not a tenant's table. */
export const accounts = pgTable(
  "accounts",
  {
    id: uuid("id").primaryKey(),
    kind: text("kind", { enum: ["person", "service"] }).notNull(),
    /** In lower case. */
    email: text("email").notNull(),
    /** argon2id in PHC form; null for whoever has never chosen a password. */
    passwordHash: text("password_hash"),
    /** When the address was proven; null before that. */
    verifiedAt: moment("verified_at"),
    /** Tokens and sessions carry the epoch in which they were made; raising it ends them all. */
    sessionEpoch: integer("session_epoch").notNull().default(0),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [unique("accounts_email_key").on(table.email)],
);

/** One-time tokens that act for an account, hashed; using one deletes it. */
export const accountTokens = pgTable(
  "account_tokens",
  {
    tokenHash: bytea("token_hash").primaryKey(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    purpose: text("purpose", { enum: ["sign-in", "verify", "reset", "invite"] }).notNull(),
    expiresAt: moment("expires_at").notNull(),
  },
  (table) => [
    index("account_tokens_account_id_idx").on(table.accountId, table.purpose),
    index("account_tokens_expires_at_idx").on(table.expiresAt),
  ],
);

/** What a mail says beside its fixed text. */
export interface MailContent {
  /** Of the link, valid as long as the mail may be sent; absent where the link is an ordinary page. */
  token?: string;
  /** The name of the project that it is about. */
  project?: string;
  /** The address of the webhook endpoint that was disabled, and the id of its project. */
  endpoint?: { url: string; tenantId: string };
}

/** Mails to be sent and, without their content, those that were. Not a tenant's table: an account may have no project. */
export const mails = pgTable(
  "mails",
  {
    id: uuid("id").primaryKey(),
    recipient: text("recipient").notNull(),
    kind: text("kind", { enum: ["verify", "reset", "invite", "webhook-gone", "webhook-failing"] }).notNull(),
    /** Null once it was sent, refused for good, or is too old to be sent. */
    content: jsonb("content").$type<MailContent>(),
    /** Not to be sent after that: its link is void, or its news is old. */
    expiresAt: moment("expires_at").notNull(),
    availableAt: moment("available_at").notNull(),
    /** Whoever holds the token may say what became of it until then. */
    leaseUntil: moment("lease_until"),
    leaseToken: uuid("lease_token"),
    attempts: integer("attempts").notNull().default(0),
    sentAt: moment("sent_at"),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [
    index("mails_available_at_idx").on(table.availableAt).where(sql`content is not null`),
    index("mails_recipient_idx").on(table.recipient, table.createdAt),
    index("mails_created_at_idx").on(table.createdAt),
  ],
);
