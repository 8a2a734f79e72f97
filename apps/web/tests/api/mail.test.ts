import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { freePort } from "../../../../scripts/test/stack.ts";
import { createOwnDatabase } from "../support/own-database.ts";
import { startOwnServer } from "../support/own-server.ts";
import { startSmtp } from "../support/smtp.ts";
import { caller, ownAddress } from "../support/stack.ts";

const newAddress = () => `${randomUUID()}@test.invalid`;
const PATIENCE = { timeout: 45_000, interval: 100 };

// Each test has a database of its own: every server on it sends what waits there.
const serverWith = (databaseUrl: string, smtpUrl: string) =>
  startOwnServer({
    databaseUrl,
    environment: { SMTP_URL: smtpUrl, MAIL_FROM: "Titik <titik@test.invalid>" },
  });

const register = (server: { baseUrl: string }, email: string) =>
  caller(ownAddress(), server.baseUrl).post("/api/auth/register").send({ email, password: "password123" });

const linkIn = (text: string | undefined) => /https?:\/\/\S+/.exec(text ?? "")?.[0] ?? "";

test("S004-01, S004-03: the verification mail arrives once, and its link works", async () => {
  const smtp = await startSmtp();
  const server = await serverWith(await createOwnDatabase(), smtp.url);
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

test("S004-01: a mail waits while the mail server is down, and arrives once it is up", async () => {
  const port = await freePort();
  const server = await serverWith(await createOwnDatabase(), `smtp://127.0.0.1:${port}`);
  const email = newAddress();
  expect((await register(server, email)).status).toBe(201);
  await expect.poll(server.log, PATIENCE).toContain("a mail could not be sent yet");
  expect(server.log()).toContain("ESOCKET");
  expect(server.log()).not.toContain(email);
  const smtp = await startSmtp({ port });
  await expect.poll(() => smtp.to(email).length, PATIENCE).toBe(1);
}, 60_000);

test("S004-01: a mail whose server was killed while sending it arrives, under the same Message-ID", async () => {
  const seen: (string | undefined)[] = [];
  const killed = Promise.withResolvers<void>();
  const smtp = await startSmtp({
    beforeAccepting: async ({ messageId }) => {
      seen.push(messageId);
      if (seen.length > 1) return;
      await killed.promise;
      throw new Error("the sender is gone");
    },
  });
  const databaseUrl = await createOwnDatabase();
  const first = await serverWith(databaseUrl, smtp.url);
  const email = newAddress();
  await register(first, email);
  await expect.poll(() => seen.length, PATIENCE).toBe(1);
  process.kill(first.pid, "SIGKILL");
  killed.resolve();
  await serverWith(databaseUrl, smtp.url);
  await expect.poll(() => smtp.to(email).length, PATIENCE).toBe(1);
  expect(new Set(seen).size).toBe(1);
}, 90_000);

test("the mailbox of a demo shows what would be sent, to this machine under its own name", async () => {
  const server = await startOwnServer({ databaseUrl: await createOwnDatabase() });
  const email = newAddress();
  await register(server, email);
  const ask = (headers: Record<string, string> = {}) =>
    caller("127.0.0.1", server.baseUrl).get("/api/mailbox").set(headers);
  const [mail] = (await ask()).body;
  expect(mail).toEqual({
    id: expect.any(String),
    to: email,
    subject: expect.any(String),
    text: expect.stringContaining(mail.link),
    link: expect.stringContaining(`${server.baseUrl}/api/auth/verify-email?token=`),
    createdAt: expect.any(String),
  });
  for (const headers of [
    { host: "titik.example" },
    { host: `titik.example:${new URL(server.baseUrl).port}` },
    { "x-forwarded-for": "203.0.113.7" },
  ]) {
    const answer = await ask(headers);
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ error: expect.any(String) });
  }
});
