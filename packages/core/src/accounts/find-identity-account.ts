import { randomUUIDv7 } from "node:crypto";
import { accountIdentities, accounts, errorCode } from "@titik/db";
import { and, eq } from "drizzle-orm";
import type { Services } from "../context.ts";

/** Somebody as another house knows them: the `iss` and `sub` of a verified token. */
export interface Identity {
  issuer: string;
  subject: string;
}

const UNIQUE_VIOLATION = "23505";

/**
 * The account linked to an identity. One that was never seen gets an account of its own, which is a member of
 * nothing; an account that happens to have the same e-mail address is never linked.
 */
export async function findIdentityAccount(services: Services, identity: Identity): Promise<string> {
  const known = await find(services, identity);
  if (known !== null) return known;
  const accountId = randomUUIDv7();
  for (const email of [addressOf(identity), `${accountId}@identity.invalid`]) {
    try {
      await link(services, identity, accountId, email);
      return accountId;
    } catch (error) {
      if (errorCode(error) !== UNIQUE_VIOLATION) throw error;
      const other = await find(services, identity);
      if (other !== null) return other;
    }
  }
  throw new Error("an account with a fresh id and address cannot be in the way of itself");
}

/** By this address an admin can add the account to a project; no mail reaches it, and nobody can register it. */
function addressOf({ issuer, subject }: Identity): string {
  const { host, pathname } = new URL(issuer);
  const house = `${host}${pathname.replace(/\/auth\/v1$/, "")}`.replace(/[^a-z0-9.-]+/gi, "-");
  return `${subject}@${house}.identity.invalid`.toLowerCase();
}

async function find({ db }: Services, { issuer, subject }: Identity): Promise<string | null> {
  const [row] = await db
    .select({ accountId: accountIdentities.accountId })
    .from(accountIdentities)
    .where(and(eq(accountIdentities.issuer, issuer), eq(accountIdentities.subject, subject)));
  return row?.accountId ?? null;
}

const link = ({ db, now }: Services, identity: Identity, accountId: string, email: string) =>
  db.transaction(async (tx) => {
    const createdAt = now();
    await tx.insert(accounts).values({ id: accountId, kind: "person", email, createdAt });
    await tx.insert(accountIdentities).values({ ...identity, accountId, createdAt });
  });
