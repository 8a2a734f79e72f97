import { randomUUID } from "node:crypto";
import { accounts, connect, mails } from "@titik/db";
import { and, eq, gt, isNotNull } from "drizzle-orm";
import { afterAll, beforeEach, expect, inject, test } from "vitest";
import { deleteExpiredMails } from "../src/accounts/delete-expired-mails.ts";
import {
  type Deliver,
  listMailbox,
  MAIL_LEASE_MS,
  type OutgoingMail,
  queueMail,
  type Services,
  sendMails,
} from "../src/index.ts";

const connection = connect(inject("databaseUrl"), { max: 6, name: "titik-test" });
afterAll(() => connection.close());
const { db } = connection;

// A time of its own, so that the mails of other suites are long expired.
const START = new Date("2031-05-01T08:00:00Z");
let now = START;
const services: Services = { db, now: () => now };
const pass = (ms: number) => {
  now = new Date(now.getTime() + ms);
};
let recipient = "";
let accountId = "";
beforeEach(async () => {
  now = START;
  accountId = randomUUID();
  recipient = `${accountId}@test.invalid`;
  await db.insert(accounts).values({ id: accountId, kind: "person", email: recipient, createdAt: now });
  await db.update(mails).set({ content: null }).where(gt(mails.expiresAt, START));
});

async function queue(kind: "verify" | "invite" = "verify"): Promise<void> {
  const account = { id: accountId, email: recipient };
  await db.transaction((tx) => queueMail(tx, { account, kind, now, project: "Kopi <b>& Teh</b>" }));
}

const faults: unknown[] = [];
const send = (deliver: Deliver) =>
  sendMails(services, {
    deliver,
    publicUrl: "https://titik.example",
    reportFault: (error) => faults.push(error),
  });
const rows = () => db.select().from(mails).where(eq(mails.recipient, recipient));

test("a mail is sent once, in both languages, with a link that begins with the public address", async () => {
  await queue();
  const sent: OutgoingMail[] = [];
  const deliver: Deliver = async (mail) => {
    sent.push(mail);
    return "sent";
  };
  await Promise.all([send(deliver), send(deliver), send(deliver)]);
  await send(deliver);
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({ to: recipient, messageId: expect.stringMatching(/^<.+@titik\.example>$/) });
  expect(sent[0]?.text).toMatch(/https:\/\/titik\.example\/api\/auth\/verify-email\?token=[\w-]{32}\n/);
  expect(sent[0]?.subject).toBe("Verifikasi email Anda / Verify your email");
});

test("after it was sent, its token is nowhere in the outbox", async () => {
  await queue();
  await send(async () => "sent");
  expect(await rows()).toMatchObject([{ content: null, sentAt: now, attempts: 1 }]);
});

test("a mail whose sender was killed goes out after its lease, under the same Message-ID", async () => {
  await queue();
  const ids: string[] = [];
  const killed = Promise.withResolvers<"sent">();
  const first = send(async ({ messageId }) => {
    ids.push(messageId);
    return killed.promise;
  });
  await expect.poll(() => ids.length).toBe(1);
  pass(MAIL_LEASE_MS - 1);
  expect(await send(async () => "sent")).toBe(0);
  pass(1);
  await send(async ({ messageId }) => {
    ids.push(messageId);
    return "sent";
  });
  const sentAt = now;
  expect(new Set(ids).size).toBe(1);
  expect(ids).toHaveLength(2);
  // The first one wakes up after all: its word does not count any more.
  pass(1000);
  killed.resolve("sent");
  await first;
  expect(await rows()).toMatchObject([{ sentAt }]);
});

test("a mail that fails is tried again, ever later, and is kept until then", async () => {
  await queue();
  let attempts = 0;
  const fail: Deliver = async () => {
    attempts += 1;
    throw new Error("no mail server");
  };
  const pauses: number[] = [];
  for (let round = 0; round < 12; round++) {
    const [before] = await rows();
    pass(Math.max(0, (before?.availableAt.getTime() ?? 0) - now.getTime()));
    await send(fail);
    const [after] = await rows();
    pauses.push((after?.availableAt.getTime() ?? 0) - now.getTime());
  }
  expect(attempts).toBe(12);
  expect(faults).toHaveLength(12);
  expect(pauses.slice(0, 4)).toEqual([5_000, 10_000, 20_000, 40_000]);
  expect(pauses.at(-1)).toBe(600_000);
  pass(600_000);
  await send(async () => "sent");
  expect(await rows()).toMatchObject([{ content: null, sentAt: now }]);
});

test("a refused mail is not tried again, nor is one whose link has expired", async () => {
  await queue();
  await send(async () => "refused");
  expect(await rows()).toMatchObject([{ content: null, sentAt: null }]);
  await queue("invite");
  pass(7 * 86_400_000);
  expect(await send(async () => "sent")).toBe(0);
});

test("an invitation names its project", async () => {
  await queue("invite");
  const [mail] = (await listMailbox(services, "https://titik.example")).filter(({ to }) => to === recipient);
  expect(mail?.text).toContain("Kopi <b>& Teh</b>");
  expect(mail?.link).toMatch(/^https:\/\/titik\.example\/accept-invitation\?token=[\w-]{32}$/);
});

test("the mailbox lists what was not sent, newest first, and no dead links", async () => {
  await queue();
  pass(1000);
  await queue("invite");
  const kinds = async () =>
    (await listMailbox(services, "http://127.0.0.1:3000"))
      .filter(({ to }) => to === recipient)
      .map(({ link }) => new URL(link).pathname);
  expect(await kinds()).toEqual(["/accept-invitation", "/api/auth/verify-email"]);
  pass(86_400_000);
  expect(await kinds()).toEqual(["/accept-invitation"]);
  await send(async () => "sent");
  expect(await kinds()).toEqual([]);
});

test("retention clears expired links and removes mails after 30 days", async () => {
  // Long before the mails of other suites, which it must not reach.
  now = new Date("2001-05-01T08:00:00Z");
  await queue();
  pass(86_400_001);
  await deleteExpiredMails(services);
  const kept = and(eq(mails.recipient, recipient), isNotNull(mails.content));
  expect(await db.select().from(mails).where(kept)).toEqual([]);
  expect(await rows()).toHaveLength(1);
  pass(30 * 86_400_000);
  await deleteExpiredMails(services);
  expect(await rows()).toEqual([]);
});
