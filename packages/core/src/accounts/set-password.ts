import { AppError } from "@titik/contract";
import { accounts, accountTokens, type Transaction } from "@titik/db";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Services } from "../context.ts";
import { findAccountToken, redeemAccountToken } from "./account-token.ts";
import { hashPassword, verifyPassword } from "./passwords.ts";

const REFUSAL = "Token tidak valid atau sudah kedaluwarsa";

/**
 * Sets the password of a mailed token's account, whose address the mail has proven; ends its sessions and tokens.
 * Throws `not_found` for anything but a valid token.
 */
export async function setPasswordByToken(
  { db, now }: Services,
  purpose: "reset" | "invite",
  { token, password }: { token: string; password: string },
): Promise<void> {
  // Looked up first, so that made-up tokens cost no hash.
  if ((await findAccountToken(db, token, purpose, now())) === null) throw new AppError("not_found", REFUSAL);
  const passwordHash = await hashPassword(password);
  await db.transaction(async (tx) => {
    const accountId = await redeemAccountToken(tx, token, purpose, now());
    if (accountId === null) throw new AppError("not_found", REFUSAL);
    await replacePassword(tx, accountId, passwordHash);
    await tx
      .update(accounts)
      .set({ verifiedAt: now() })
      .where(and(eq(accounts.id, accountId), isNull(accounts.verifiedAt)));
  });
}

/** Replaces the password of an account, which ends its sessions and tokens. Throws `forbidden` unless `oldPassword` is right. */
export async function changePassword(
  { db }: Services,
  accountId: string,
  { oldPassword, newPassword }: { oldPassword: string; newPassword: string },
): Promise<void> {
  const [account] = await db
    .select({ passwordHash: accounts.passwordHash })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  const held = account?.passwordHash ?? null;
  if (!(await verifyPassword(oldPassword, held))) throw new AppError("forbidden", "Kata sandi lama salah");
  const passwordHash = await hashPassword(newPassword);
  await db.transaction((tx) => replacePassword(tx, accountId, passwordHash));
}

async function replacePassword(tx: Transaction, accountId: string, passwordHash: string): Promise<void> {
  await tx
    .update(accounts)
    .set({ passwordHash, sessionEpoch: sql`${accounts.sessionEpoch} + 1` })
    .where(eq(accounts.id, accountId));
  await tx.delete(accountTokens).where(eq(accountTokens.accountId, accountId));
}
