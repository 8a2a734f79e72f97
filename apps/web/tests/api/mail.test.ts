import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "../../../../scripts/test/stack.ts";
import { createOwnDatabase } from "../support/own-database.ts";
import { startOwnServer } from "../support/own-server.ts";
import { type SmtpOptions, startSmtp } from "../support/smtp.ts";
import { baseUrl, caller, ownAddress } from "../support/stack.ts";

const newAddress = () => `${randomUUID()}@test.invalid`;
const PATIENCE = { timeout: 45_000, interval: 50 };

const register = (server: { baseUrl: string }, email: string) =>
  caller(ownAddress(), server.baseUrl).post("/api/auth/register").send({ email, password: "password123" });

const linkIn = (text: string | undefined) => /https?:\/\/\S+/.exec(text ?? "")?.[0] ?? "";

// A database of their own: every server on it sends what waits there.
describe("with a mail server that comes up late", () => {
  let databaseUrl: string;
  let sql: postgres.Sql;
  let server: Awaited<ReturnType<typeof startOwnServer>>;
  let smtp: Awaited<ReturnType<typeof startSmtp>>;
  let smtpPort: number;
  /** Asked before each mail is accepted. */
  let beforeAccepting: SmtpOptions["beforeAccepting"];

  const startSender = () =>
    startOwnServer({
      databaseUrl,
      environment: {
        SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
        MAIL_FROM: "Titik <titik@test.invalid>",
      },
    });

  /** What has to pass before a mail is tried again, or taken over from a sender that died. */
  const letMinutePass = () =>
    sql`update mails set available_at = available_at - interval '1 minute', lease_until = lease_until - interval '1 minute'`;

  beforeAll(async () => {
    databaseUrl = await createOwnDatabase();
    sql = postgres(databaseUrl, { max: 1 });
    smtpPort = await freePort();
    server = await startSender();
  });
  afterAll(() => sql?.end());

  test("S004-01: a mail waits while the mail server is down, and arrives once it is up", async () => {
    const email = newAddress();
    expect((await register(server, email)).status).toBe(201);
    await expect.poll(server.log, PATIENCE).toContain("a mail could not be sent yet");
    expect(server.log()).toContain("ESOCKET");
    expect(server.log()).not.toContain(email);
    smtp = await startSmtp({ port: smtpPort, beforeAccepting: async (mail) => beforeAccepting?.(mail) });
    const postponed = () => sql`select from mails where attempts = 1 and lease_until is null`;
    await expect.poll(async () => (await postponed()).length, PATIENCE).toBe(1);
    await letMinutePass();
    await expect.poll(() => smtp.to(email).length, PATIENCE).toBe(1);
  });

  test("S004-01, S004-03: the verification mail arrives once, and its link works", async () => {
    const email = newAddress();
    expect((await register(server, email)).body.verificationEmailSent).toBe(true);
    await expect.poll(() => smtp.to(email).length, PATIENCE).toBe(1);
    const [mail] = smtp.to(email);
    expect(mail?.subject).toBe("Verifikasi email Anda / Verify your email");
    expect(mail?.from).toMatchObject({ name: "Titik", address: "titik@test.invalid" });
    const link = linkIn(mail?.text);
    expect(link).toMatch(new RegExp(`^${server.baseUrl}/api/auth/verify-email\\?token=[\\w-]{32}$`));
    const answer = await fetch(link, { redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([302, "/verify-success"]);

    // A later mail has arrived, so an earlier one that was to come twice would have.
    const later = newAddress();
    await register(server, later);
    await expect.poll(() => smtp.to(later).length, PATIENCE).toBe(1);
    expect(smtp.to(email)).toHaveLength(1);
    expect(server.log()).not.toContain(email);
    expect(server.log()).not.toContain(link.split("=")[1]);
  });

  test("S004-01: a mail whose server was killed while sending it arrives, under the same Message-ID", async () => {
    const seen: (string | undefined)[] = [];
    const killed = Promise.withResolvers<void>();
    beforeAccepting = async ({ messageId }) => {
      seen.push(messageId);
      if (seen.length > 1) return;
      await killed.promise;
      throw new Error("the sender is gone");
    };
    const email = newAddress();
    await register(server, email);
    await expect.poll(() => seen.length, PATIENCE).toBe(1);
    process.kill(server.pid, "SIGKILL");
    killed.resolve();
    await letMinutePass();
    await startSender();
    await expect.poll(() => smtp.to(email).length, PATIENCE).toBe(1);
    expect(new Set(seen).size).toBe(1);
  });
});

test("the mailbox of a demo shows what would be sent, to this machine under its own name", async () => {
  const email = newAddress();
  await register({ baseUrl }, email);
  const ask = (headers: Record<string, string> = {}) => caller("127.0.0.1").get("/api/mailbox").set(headers);
  const mail = (await ask()).body.find(({ to }: { to: string }) => to === email);
  expect(mail).toEqual({
    id: expect.any(String),
    to: email,
    subject: expect.any(String),
    text: expect.stringContaining(mail.link),
    link: expect.stringContaining(`${baseUrl}/api/auth/verify-email?token=`),
    createdAt: expect.any(String),
  });
  for (const headers of [
    { host: "titik.example" },
    { host: `titik.example:${new URL(baseUrl).port}` },
    { "x-forwarded-for": "203.0.113.7" },
  ]) {
    const answer = await ask(headers);
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ error: expect.any(String) });
  }
});
