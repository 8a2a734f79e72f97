import { createHash, randomBytes } from "node:crypto";
import { accountTokens, type Database, type Transaction } from "@titik/db";
import { and, eq, gt } from "drizzle-orm";

/** What the holder of a token may do, once: sign in, prove an address, or choose a password. */
export type TokenPurpose = (typeof accountTokens.$inferSelect)["purpose"];

const HOUR = 3_600_000;
const VALID_MS: Record<TokenPurpose, number> = {
  "sign-in": HOUR,
  verify: 24 * HOUR,
  reset: HOUR,
  invite: 7 * 24 * HOUR,
};

const hash = (token: string) => createHash("sha256").update(token).digest();

/** A fresh token, of which only the hash is stored. `verify`, `reset` and `invite` void the one before them. */
export async function createAccountToken(
  tx: Database | Transaction,
  accountId: string,
  purpose: TokenPurpose,
  now: Date,
): Promise<{ token: string; expiresAt: Date }> {
  const token = randomBytes(24).toString("base64url");
  const expiresAt = new Date(now.getTime() + VALID_MS[purpose]);
  if (purpose !== "sign-in") {
    await tx
      .delete(accountTokens)
      .where(and(eq(accountTokens.accountId, accountId), eq(accountTokens.purpose, purpose)));
  }
  await tx.insert(accountTokens).values({ tokenHash: hash(token), accountId, purpose, expiresAt });
  return { token, expiresAt };
}

const valid = (token: string, purpose: TokenPurpose, now: Date) =>
  and(
    eq(accountTokens.tokenHash, hash(token)),
    eq(accountTokens.purpose, purpose),
    gt(accountTokens.expiresAt, now),
  );

/** The account of an unused, unexpired token for this purpose; the token stays. */
export async function findAccountToken(
  tx: Database | Transaction,
  token: string,
  purpose: TokenPurpose,
  now: Date,
): Promise<string | null> {
  const [found] = await tx
    .select({ accountId: accountTokens.accountId })
    .from(accountTokens)
    .where(valid(token, purpose, now));
  return found?.accountId ?? null;
}

/** As `findAccountToken`, and uses it up: of several who come at once, one gets the account. */
export async function redeemAccountToken(
  tx: Database | Transaction,
  token: string,
  purpose: TokenPurpose,
  now: Date,
): Promise<string | null> {
  const [used] = await tx
    .delete(accountTokens)
    .where(valid(token, purpose, now))
    .returning({ accountId: accountTokens.accountId });
  return used?.accountId ?? null;
}
