import { accounts } from "@titik/db";
import { and, eq } from "drizzle-orm";
import type { Services } from "../context.ts";
import { type Audience, signToken, verifyToken } from "./tokens.ts";

/** The account of a token that is genuine and of the account's present epoch; null otherwise. */
export async function findTokenAccount(
  services: Services,
  secret: string,
  token: string,
  audience: Audience,
): Promise<string | null> {
  return (await findToken(services, secret, token, audience))?.accountId ?? null;
}

/** As `findTokenAccount`, with the time in milliseconds at which the token ends by itself. */
export async function findToken(
  { db, now }: Services,
  secret: string,
  token: string,
  audience: Audience,
): Promise<{ accountId: string; expiresAt: number } | null> {
  const subject = await verifyToken(secret, token, audience, now());
  if (subject === null) return null;
  const [account] = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.id, subject.accountId), eq(accounts.sessionEpoch, subject.epoch)));
  return account === undefined ? null : { accountId: account.id, expiresAt: subject.expiresAt };
}

/** A token of the account's present epoch, valid for `seconds`. */
export async function issueToken(
  { db, now }: Services,
  secret: string,
  accountId: string,
  audience: Audience,
  seconds: number,
): Promise<string> {
  const [account] = await db
    .select({ epoch: accounts.sessionEpoch })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  return signToken(secret, accountId, audience, now(), seconds, account?.epoch);
}
