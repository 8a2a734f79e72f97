import { createHash, randomBytes } from "node:crypto";
import { signInLinks } from "@titik/db";
import { and, eq, gt } from "drizzle-orm";
import type { Services } from "../context.ts";

const VALID_MINUTES = 60;

const hash = (token: string) => createHash("sha256").update(token).digest();

/** A token that signs the account in once, within the hour. Only its hash is stored. */
export async function createSignInLink({ db, now }: Services, accountId: string): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  const expiresAt = new Date(now().getTime() + VALID_MINUTES * 60_000);
  await db.insert(signInLinks).values({ tokenHash: hash(token), accountId, expiresAt });
  return token;
}

/** The account of an unused, unexpired token, which is thereby used up; null otherwise. */
export async function redeemSignInLink({ db, now }: Services, token: string): Promise<string | null> {
  const [link] = await db
    .delete(signInLinks)
    .where(and(eq(signInLinks.tokenHash, hash(token)), gt(signInLinks.expiresAt, now())))
    .returning({ accountId: signInLinks.accountId });
  return link?.accountId ?? null;
}
