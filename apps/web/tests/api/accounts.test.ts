import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { openMailbox } from "../support/mailbox.ts";
import { caller, freshTenant, newEvent, openDatabase } from "../support/stack.ts";

const PASSWORD = "password123";
const VERIFICATION_REFUSED = { error: "Token verifikasi tidak valid" };
const mailbox = openMailbox();
const connection = openDatabase();

const newAddress = () => `${randomUUID()}@test.invalid`;

/** A person who calls from an address of their own. */
function person(email = newAddress()) {
  const api = caller();
  const post = (path: string, body: object = {}) => api.post(`/api/auth/${path}`).send(body);
  const logIn = (password = PASSWORD) => post("login", { email, password });
  return {
    api,
    email,
    post,
    logIn,
    register: () => post("register", { email, password: PASSWORD }),
    verify: async () =>
      api.get(`/api/auth/verify-email?token=${await mailbox.token(email, "verify")}`).redirects(0),
    bearer: async (password?: string) => ({
      authorization: `Bearer ${(await logIn(password)).body.token}`,
    }),
    session: async () => {
      const answer = await post("session", { email, password: PASSWORD });
      return String(answer.headers["set-cookie"]).split(";", 1)[0] ?? "";
    },
  };
}

async function verified(email?: string) {
  const someone = person(email);
  expect((await someone.register()).status).toBe(201);
  expect((await someone.verify()).status).toBe(302);
  return someone;
}

const me = (someone: ReturnType<typeof person>, headers: Record<string, string>) =>
  someone.api.get("/api/auth/me").set(headers);

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

describe("logging in", () => {
  test("S004-07: answers a token that other routes accept", async () => {
    const someone = await verified();
    const answer = await someone.logIn();
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) });
    const account = await me(someone, { authorization: `Bearer ${answer.body.token}` });
    expect(account.status).toBe(200);
    expect(account.body).toEqual({ id: expect.any(String), email: someone.email });
  });

  test("S004-08: a wrong password and an unknown address are refused in the same words", async () => {
    const someone = await verified();
    const wrong = await someone.logIn("password124");
    const unknown = await person().logIn();
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(unknown.body).toEqual(wrong.body);
    expect((await someone.post("login", { email: someone.email })).status).toBe(400);
  });

  test("S004-08: and in the same time", async () => {
    const someone = await verified();
    const took = async (email: string) => {
      const times: number[] = [];
      // Fifteen a client, so that no limit answers instead.
      const client = caller();
      for (let i = 0; i < 15; i++) {
        const start = performance.now();
        const answer = await client.post("/api/auth/login").send({ email, password: "password124" });
        times.push(performance.now() - start);
        expect(answer.status).toBe(401);
      }
      return times.sort((a, b) => a - b)[7] ?? 0;
    };
    const [known, unknown] = [await took(someone.email), await took(newAddress())];
    expect(unknown / known).toBeGreaterThan(0.6);
    expect(unknown / known).toBeLessThan(1.6);
  });

  test("R 52: twenty tries at one address in a quarter of an hour are answered, from whatever clients, known or not", async () => {
    const someone = await verified();
    const guess = (email: string) =>
      caller().post("/api/auth/login").send({ email: email.toUpperCase(), password: "password124" });
    for (const email of [someone.email, newAddress()]) {
      const answers = await Promise.all(Array.from({ length: 20 }, () => guess(email)));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
      const refused = await guess(email);
      expect(refused.status).toBe(429);
      expect(refused.body).toEqual({
        error: expect.stringContaining("More than 20 requests in 900 seconds"),
      });
      expect(refused.headers["retry-after"]).toMatch(/^\d{1,3}$/);
    }
    expect((await someone.post("session", { email: someone.email, password: PASSWORD })).status).toBe(429);
    expect((await (await verified()).logIn()).status).toBe(200);
  });

  test("S004-09: an unproven address is told so only with the right password", async () => {
    const someone = person();
    await someone.register();
    for (const path of ["login", "session"]) {
      const right = await someone.post(path, { email: someone.email, password: PASSWORD });
      expect(right.status).toBe(403);
      expect(right.text).toBe(
        `{"error":"Email belum diverifikasi","needVerification":true,"email":"${someone.email}"}`,
      );
      expect(right.headers["set-cookie"]).toBeUndefined();
      const wrong = await someone.post(path, { email: someone.email, password: "password124" });
      expect(wrong.status).toBe(401);
    }
  });

  test("a session signs in to the same account, and ends", async () => {
    const someone = await verified();
    const answer = await someone.post("session", { email: someone.email, password: PASSWORD });
    expect(answer.status).toBe(204);
    expect(String(answer.headers["set-cookie"])).toMatch(/^titik_session=.+; HttpOnly; SameSite=Lax; /);
    expect((await me(someone, { cookie: await someone.session() })).body.email).toBe(someone.email);
    const ended = await someone.api.delete("/api/auth/session");
    expect(ended.status).toBe(204);
    expect(String(ended.headers["set-cookie"])).toContain("titik_session=; ");
  });

  test("a form of another site cannot sign anybody in: only JSON is read", async () => {
    const someone = await verified();
    const answer = await someone.api
      .post("/api/auth/session")
      .type("form")
      .send({ email: someone.email, password: PASSWORD });
    expect(answer.status).toBe(400);
    expect(answer.headers["set-cookie"]).toBeUndefined();
  });
});

describe("a new password", () => {
  const forgot = (someone: ReturnType<typeof person>, email = someone.email) =>
    someone.post("forgot-password", { email });

  test("comes by mail; whether there is such an account is not said", async () => {
    const someone = await verified();
    const [known, unknown] = [await forgot(someone), await forgot(someone, newAddress())];
    expect([known.status, unknown.status]).toEqual([200, 200]);
    expect(unknown.text).toBe(known.text);
    const before = await someone.bearer();
    const token = await mailbox.token(someone.email, "reset");
    const reset = () => someone.post("reset-password", { token, password: "another password" });
    expect((await reset()).body).toEqual({ success: true });
    expect((await reset()).status).toBe(404);
    expect((await me(someone, before)).status).toBe(401);
    expect((await someone.logIn()).status).toBe(401);
    expect((await me(someone, await someone.bearer("another password"))).status).toBe(200);
  });

  test("in the dashboard ends every other session and renews one's own", async () => {
    const someone = await verified();
    const [bearer, here, there] = [
      await someone.bearer(),
      { cookie: await someone.session(), origin: new URL(someone.api.baseUrl).origin },
      { cookie: await someone.session() },
    ];
    const change = (oldPassword: string) =>
      someone.post("change-password", { oldPassword, newPassword: "another password" }).set(here);
    expect((await change("password124")).status).toBe(403);
    expect((await me(someone, there)).status).toBe(200);
    const changed = await change(PASSWORD);
    expect(changed.status).toBe(200);
    for (const ended of [bearer, there, { cookie: here.cookie }])
      expect((await me(someone, ended)).status).toBe(401);
    const renewed = String(changed.headers["set-cookie"]).split(";", 1)[0] ?? "";
    expect((await me(someone, { cookie: renewed })).status).toBe(200);
  });

  test("of a session needs a page of ours", async () => {
    const someone = await verified();
    const answer = await someone
      .post("change-password", { oldPassword: PASSWORD, newPassword: "another password" })
      .set({ cookie: await someone.session(), origin: "https://evil.example" });
    expect(answer.status).toBe(403);
    expect((await someone.logIn()).status).toBe(200);
  });
});

describe("signing out everywhere", () => {
  test("ends every token and session at once, on every route", async () => {
    const someone = await verified();
    const [bearer, other] = [await someone.bearer(), await someone.bearer()];
    const cookie = await someone.session();
    expect((await someone.post("sign-out-everywhere").set(bearer)).body).toEqual({ success: true });
    for (const headers of [bearer, other, { cookie }]) expect((await me(someone, headers)).status).toBe(401);
    const stored = await someone.api
      .post("/api/analytics/heatmap/events")
      .set({ ...other, "x-tenant-id": randomUUID() })
      .send(newEvent());
    expect(stored.status).toBe(401);
    expect((await me(someone, await someone.bearer())).status).toBe(200);
  });

  test("leaves everybody else signed in", async () => {
    const tenant = await freshTenant(connection);
    const someone = await verified();
    await someone.post("sign-out-everywhere").set(await someone.bearer());
    const answer = await caller().get("/api/analytics/heatmap/stats").set(tenant.as.reader);
    expect(answer.status).toBe(200);
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
