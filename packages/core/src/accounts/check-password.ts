import { AppError } from "@titik/contract";
import { accounts } from "@titik/db";
import { and, eq } from "drizzle-orm";
import type { Services } from "../context.ts";
import { verifyPassword } from "./passwords.ts";

/**
 * The account that the two belong to. Throws `unauthorized` for an unknown address and for a wrong password, with
 * one text and in the same time. Whether the address is proven is said only to who knows the password.
 */
export async function checkPassword(
  { db }: Services,
  { email, password }: { email: string; password: string },
): Promise<{ accountId: string; verified: boolean }> {
  const [account] = await db
    .select({ id: accounts.id, passwordHash: accounts.passwordHash, verifiedAt: accounts.verifiedAt })
    .from(accounts)
    .where(and(eq(accounts.email, email), eq(accounts.kind, "person")));
  const matches = await verifyPassword(password, account?.passwordHash ?? null);
  if (account === undefined || !matches) throw new AppError("unauthorized", "Kredensial salah");
  return { accountId: account.id, verified: account.verifiedAt !== null };
}
