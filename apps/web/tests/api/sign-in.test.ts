import { describe, expect, test } from "vitest";
import { newAddress, PASSWORD, welcomePeople } from "../support/people.ts";
import { caller } from "../support/stack.ts";

const { person, verified } = welcomePeople();

describe("logging in", () => {
  test("S004-07: answers a token that other routes accept", async () => {
    const someone = await verified();
    const answer = await someone.logIn();
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) });
    const account = await someone.me({ authorization: `Bearer ${answer.body.token}` });
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
    expect((await someone.me({ cookie: await someone.session() })).body.email).toBe(someone.email);
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
