import { randomUUID } from "node:crypto";
import { AppError } from "@titik/contract";
import { accounts, accountTokens, connect, mails } from "@titik/db";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, inject, test } from "vitest";
import {
  changePassword,
  checkPassword,
  findTokenAccount,
  issueToken,
  queueMail,
  registerAccount,
  requestPasswordReset,
  resendVerification,
  type Services,
  setPasswordByToken,
  signOutEverywhere,
  verifyEmail,
} from "../src/index.ts";

const connection = connect(inject("databaseUrl"), { max: 8, name: "titik-test" });
afterAll(() => connection.close());
const { db } = connection;

const START = new Date("2026-11-21T08:00:00Z");
const SECRET = "a secret of more than thirty-two characters";
const PASSWORD = "password123";
let now = START;
beforeEach(() => {
  now = START;
});
const services: Services = { db, now: () => now };
const wait = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};

const newAddress = () => `${randomUUID()}@test.invalid`;

/** The token of the newest mail to the address. */
async function mailedToken(recipient: string, kind: "verify" | "reset" | "invite"): Promise<string> {
  const rows = await db
    .select({ content: mails.content, id: mails.id })
    .from(mails)
    .where(and(eq(mails.recipient, recipient), eq(mails.kind, kind)));
  const token = rows.sort((a, b) => (a.id < b.id ? 1 : -1))[0]?.content?.token;
  if (token === undefined) throw new Error(`no mail of the kind ${kind} to this address`);
  return token;
}

async function newAccount({ verified = true } = {}) {
  const email = newAddress();
  const { body } = await registerAccount(services, { email, password: PASSWORD });
  if (verified) await verifyEmail(services, await mailedToken(email, "verify"));
  return { id: body.id, email };
}

const refused = (kind: string) => expect.objectContaining({ name: "AppError", kind });

describe("a password", () => {
  test("S004-01: is stored as argon2id with 19 MiB and two passes, under a salt of its own", async () => {
    const [first, second] = [await newAccount(), await newAccount()];
    const hashes = await Promise.all(
      [first, second].map(async ({ id }) => {
        const [row] = await db.select().from(accounts).where(eq(accounts.id, id));
        expect(JSON.stringify(row)).not.toContain(PASSWORD);
        return row?.passwordHash;
      }),
    );
    for (const hash of hashes)
      expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(hashes[0]).not.toBe(hashes[1]);
  });

  test("S004-08: signs in when it is right; else the refusal is the one of an unknown address", async () => {
    const { id, email } = await newAccount();
    expect(await checkPassword(services, { email, password: PASSWORD })).toEqual({
      accountId: id,
      verified: true,
    });
    const wrong = await checkPassword(services, { email, password: "password124" }).catch((error) => error);
    const unknown = await checkPassword(services, { email: newAddress(), password: PASSWORD }).catch(
      (error) => error,
    );
    expect(wrong).toEqual(refused("unauthorized"));
    expect(unknown.message).toBe(wrong.message);
  });

  test("is the same however the keyboard composes its letters", async () => {
    const email = newAddress();
    await registerAccount(services, { email, password: "caf\u00e9 au lait" });
    await expect(checkPassword(services, { email, password: "cafe\u0301 au lait" })).resolves.toBeDefined();
  });

  test("when more want to sign in than can be served soon, the rest is told to come back", async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 60 }, () =>
        checkPassword(services, { email: "nobody@test.invalid", password: PASSWORD }),
      ),
    );
    const kinds = outcomes.map((outcome) =>
      outcome.status === "rejected" && outcome.reason instanceof AppError ? outcome.reason.kind : "served",
    );
    const served = kinds.filter((kind) => kind === "unauthorized").length;
    expect(kinds.filter((kind) => kind === "unavailable")).toHaveLength(60 - served);
    // Two at a time and 32 that wait; a slow database hands the last ones over after the first are done.
    expect(served).toBeGreaterThanOrEqual(34);
    expect(served).toBeLessThan(60);
  });
});

describe("registering", () => {
  test("S004-02: of ten who take one address at once, one gets it, and one mail is queued", async () => {
    const email = newAddress();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, () => registerAccount(services, { email, password: PASSWORD })),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === "rejected") expect(outcome.reason).toEqual(refused("conflict"));
    expect(await db.select().from(mails).where(eq(mails.recipient, email))).toHaveLength(1);
  });
});

describe("a verification link", () => {
  test("S004-03, S004-04: works once and for a day", async () => {
    const { id, email } = await newAccount({ verified: false });
    const token = await mailedToken(email, "verify");
    wait(24 * 60 - 1);
    await verifyEmail(services, token);
    await expect(verifyEmail(services, token)).rejects.toEqual(refused("not_found"));
    const [row] = await db.select().from(accounts).where(eq(accounts.id, id));
    expect(row?.verifiedAt).toEqual(now);

    const late = await newAccount({ verified: false });
    const lateToken = await mailedToken(late.email, "verify");
    wait(24 * 60);
    await expect(verifyEmail(services, lateToken)).rejects.toEqual(refused("not_found"));
  });

  test("S004-05: a resent one voids the one before; who is verified gets none", async () => {
    const { email } = await newAccount({ verified: false });
    const first = await mailedToken(email, "verify");
    await resendVerification(services, email);
    const second = await mailedToken(email, "verify");
    expect(second).not.toBe(first);
    await expect(verifyEmail(services, first)).rejects.toEqual(refused("not_found"));
    await verifyEmail(services, second);
    await resendVerification(services, email);
    expect(await mailedToken(email, "verify")).toBe(second);
  });

  test("nobody's mailbox is filled: five mails of a kind in an hour", async () => {
    const { email } = await newAccount({ verified: false });
    for (let i = 0; i < 10; i++) await resendVerification(services, email);
    const sent = () => db.select().from(mails).where(eq(mails.recipient, email));
    expect(await sent()).toHaveLength(5);
    wait(61);
    await resendVerification(services, email);
    expect(await sent()).toHaveLength(6);
  });

  test("the database keeps hashes of tokens, and one purpose does not serve another", async () => {
    const { id, email } = await newAccount({ verified: false });
    const token = await mailedToken(email, "verify");
    const [row] = await db.select().from(accountTokens).where(eq(accountTokens.accountId, id));
    expect(row?.tokenHash).toHaveLength(32);
    expect(row?.tokenHash.toString("base64url")).not.toBe(token);
    for (const purpose of ["reset", "invite"] as const)
      await expect(setPasswordByToken(services, purpose, { token, password: PASSWORD })).rejects.toEqual(
        refused("not_found"),
      );
    await verifyEmail(services, token);
  });
});

describe("a new password", () => {
  const tokensOf = async (id: string) => ({
    api: await issueToken(services, SECRET, id, "api", 600),
    session: await issueToken(services, SECRET, id, "session", 600),
  });
  const found = async ({ api, session }: { api: string; session: string }) => [
    await findTokenAccount(services, SECRET, api, "api"),
    await findTokenAccount(services, SECRET, session, "session"),
  ];

  test("by a mailed token works once, for an hour, ends sessions and proves the address", async () => {
    const { id, email } = await newAccount({ verified: false });
    const before = await tokensOf(id);
    expect(await found(before)).toEqual([id, id]);
    await requestPasswordReset(services, email);
    const token = await mailedToken(email, "reset");
    wait(5);
    await setPasswordByToken(services, "reset", { token, password: "another password" });
    expect(await found(before)).toEqual([null, null]);
    expect(await found(await tokensOf(id))).toEqual([id, id]);
    expect(await checkPassword(services, { email, password: "another password" })).toMatchObject({
      verified: true,
    });
    await expect(checkPassword(services, { email, password: PASSWORD })).rejects.toEqual(
      refused("unauthorized"),
    );
    await expect(
      setPasswordByToken(services, "reset", { token, password: "a third password" }),
    ).rejects.toEqual(refused("not_found"));

    await requestPasswordReset(services, email);
    const late = await mailedToken(email, "reset");
    wait(60);
    await expect(setPasswordByToken(services, "reset", { token: late, password: PASSWORD })).rejects.toEqual(
      refused("not_found"),
    );
  });

  test("by the old one needs it to be right, ends sessions and open links", async () => {
    const { id, email } = await newAccount();
    const before = await tokensOf(id);
    await requestPasswordReset(services, email);
    const change = (oldPassword: string) =>
      changePassword(services, id, { oldPassword, newPassword: "another password" });
    await expect(change("password124")).rejects.toEqual(refused("forbidden"));
    expect(await found(before)).toEqual([id, id]);
    await change(PASSWORD);
    expect(await found(before)).toEqual([null, null]);
    const token = await mailedToken(email, "reset");
    await expect(setPasswordByToken(services, "reset", { token, password: PASSWORD })).rejects.toEqual(
      refused("not_found"),
    );
  });

  test("signing out everywhere ends every token of that person, and of nobody else", async () => {
    const [one, other] = [await newAccount(), await newAccount()];
    const [ofOne, ofOther] = [await tokensOf(one.id), await tokensOf(other.id)];
    await signOutEverywhere(services, one.id);
    expect(await found(ofOne)).toEqual([null, null]);
    expect(await found(ofOther)).toEqual([other.id, other.id]);
  });

  test("a service member's tokens are not ended so", async () => {
    const id = randomUUID();
    await db.insert(accounts).values({ id, kind: "service", email: newAddress(), createdAt: now });
    const token = await issueToken(services, SECRET, id, "api", 600);
    await expect(signOutEverywhere(services, id)).rejects.toEqual(refused("forbidden"));
    expect(await findTokenAccount(services, SECRET, token, "api")).toBe(id);
  });

  test("an invitation gives an account without a password its first one", async () => {
    const account = { id: randomUUID(), email: newAddress() };
    await db.insert(accounts).values({ ...account, kind: "person", createdAt: now });
    await expect(checkPassword(services, { email: account.email, password: PASSWORD })).rejects.toEqual(
      refused("unauthorized"),
    );
    await db.transaction((tx) => queueMail(tx, { account, kind: "invite", now, project: "Shop" }));
    wait(6 * 24 * 60);
    const token = await mailedToken(account.email, "invite");
    await setPasswordByToken(services, "invite", { token, password: PASSWORD });
    expect(await checkPassword(services, { email: account.email, password: PASSWORD })).toEqual({
      accountId: account.id,
      verified: true,
    });
  });
});
