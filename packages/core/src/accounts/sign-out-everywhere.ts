import { AppError } from "@titik/contract";
import { accounts } from "@titik/db";
import { and, eq, sql } from "drizzle-orm";
import type { Services } from "../context.ts";

/**
 * Ends every session and token of a person at once. Throws `forbidden` for a service member, whose tokens a
 * project ends by removing it.
 */
export async function signOutEverywhere({ db }: Services, accountId: string): Promise<void> {
  const ended = await db
    .update(accounts)
    .set({ sessionEpoch: sql`${accounts.sessionEpoch} + 1` })
    .where(and(eq(accounts.id, accountId), eq(accounts.kind, "person")))
    .returning({ id: accounts.id });
  if (ended.length === 0) throw new AppError("forbidden", "Only a person can sign out everywhere.");
}
