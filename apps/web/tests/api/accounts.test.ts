import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { newAddress, PASSWORD, welcomePeople } from "../support/people.ts";

const VERIFICATION_REFUSED = { error: "Token verifikasi tidak valid" };
const { mailbox, person } = welcomePeople();

describe("registering", () => {
  test("S004-01: answers id, email and verificationEmailSent, and nothing else", async () => {
    const someone = person();
    const answer = await someone.register();
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id: expect.stringMatching(/^[\da-f-]{36}$/),
      email: someone.email,
      verificationEmailSent: true,
    });
    expect(await mailbox.count(someone.email)).toBe(1);
  });

  test("S004-02: the same address in other letters is taken", async () => {
    const name = randomUUID();
    const answer = await person(`${name.toUpperCase()}@Test.Invalid`).register();
    expect(answer.body.email).toBe(`${name}@test.invalid`);
    const again = await person(`${name}@test.invalid`).register();
    expect(again.status).toBe(409);
    expect(again.body).toEqual({ error: expect.any(String) });
  });

  test.each([
    ["no address", { password: PASSWORD }],
    ["no password", { email: "a@test.invalid" }],
    ["no address at all", { email: "nobody", password: PASSWORD }],
    ["an address of more than 254 characters", { email: `${"a".repeat(250)}@b.de`, password: PASSWORD }],
    ["seven characters", { email: "a@test.invalid", password: "1234567" }],
    ["201 characters", { email: "a@test.invalid", password: "x".repeat(201) }],
    ["a NUL", { email: "a@test.invalid", password: "pass\u0000word" }],
    ["a password that is no text", { email: "a@test.invalid", password: 12345678 }],
    ["a list", []],
  ])("S004-02, S004-52: %s is a 400 in the family's body", async (_, body) => {
    const answer = await person().post("register", body);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ error: expect.any(String) });
  });
});

describe("verifying", () => {
  test("S004-03: the link leads on to /verify-success, and the account can log in", async () => {
    const someone = person();
    await someone.register();
    const answer = await someone.verify();
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toBe("/verify-success");
    expect((await someone.logIn()).status).toBe(200);
  });

  test("S004-04: without a token 400, with an unknown or used one 404, in the documented words", async () => {
    const someone = person();
    await someone.register();
    const token = await mailbox.token(someone.email, "verify");
    await someone.verify();
    const ask = (query: string) => someone.api.get(`/api/auth/verify-email${query}`);
    for (const query of ["", "?token="])
      expect(await ask(query)).toMatchObject({ status: 400, body: VERIFICATION_REFUSED });
    for (const query of [`?token=${token}`, "?token=x", `?token=${"a".repeat(32)}`]) {
      const answer = await ask(query);
      expect(answer.status).toBe(404);
      expect(answer.body).toEqual(VERIFICATION_REFUSED);
    }
  });

  test("S004-05: a resent mail voids the one before; an unknown address gets the same answer", async () => {
    const someone = person();
    await someone.register();
    const first = await mailbox.token(someone.email, "verify");
    const stranger = newAddress();
    for (const email of [someone.email, stranger]) {
      const answer = await someone.post("resend-verification", { email });
      expect(answer.status).toBe(200);
      expect(answer.text).toBe('{"message":"Email verifikasi telah dikirim ulang","success":true}');
    }
    expect(await mailbox.count(stranger)).toBe(0);
    const used = await someone.api.get(`/api/auth/verify-email?token=${first}`);
    expect(used.status).toBe(404);
    expect((await someone.verify()).status).toBe(302);
  });

  test("S004-06, S004-52: what is no address is a 400", async () => {
    const answer = await person().post("resend-verification", { email: "nobody" });
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ error: expect.any(String) });
  });
});

describe("limits", () => {
  test("S004-52: 20 a minute for an address on all these routes together, with the headers", async () => {
    const someone = person();
    const paths = ["login", "register", "forgot-password", "resend-verification"];
    const statuses: number[] = [];
    for (let i = 0; i < 21; i++) {
      const answer = await someone.post(paths[i % 4] ?? "login", {});
      statuses.push(answer.status);
      expect(answer.headers["x-ratelimit-limit"]).toBe("20");
      if (i < 20) continue;
      expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
      expect(answer.body).toEqual({ error: expect.any(String) });
    }
    expect(statuses).toEqual([...Array(20).fill(400), 429]);
    expect((await person().post("login", {})).status).toBe(400);
  });

  test("without a token, or with a bad one, an account's own routes are a 401", async () => {
    const { api } = person();
    const answers = [
      await api.get("/api/auth/me"),
      await api.get("/api/auth/me").set({ authorization: "Bearer a.b.c" }),
      await api.post("/api/auth/change-password").send({}),
      await api.post("/api/auth/sign-out-everywhere"),
    ];
    for (const { status, body } of answers)
      expect({ status, body }).toEqual({ status: 401, body: { error: expect.any(String) } });
  });
});
