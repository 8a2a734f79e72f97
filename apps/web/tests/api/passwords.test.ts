import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { newAddress, PASSWORD, type Person, welcomePeople } from "../support/people.ts";
import { caller, freshTenant, newEvent, openDatabase } from "../support/stack.ts";

const connection = openDatabase();
const { mailbox, verified } = welcomePeople();

describe("a new password", () => {
  const forgot = (someone: Person, email = someone.email) => someone.post("forgot-password", { email });

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
    expect((await someone.me(before)).status).toBe(401);
    expect((await someone.logIn()).status).toBe(401);
    expect((await someone.me(await someone.bearer("another password"))).status).toBe(200);
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
    expect((await someone.me(there)).status).toBe(200);
    const changed = await change(PASSWORD);
    expect(changed.status).toBe(200);
    for (const ended of [bearer, there, { cookie: here.cookie }])
      expect((await someone.me(ended)).status).toBe(401);
    const renewed = String(changed.headers["set-cookie"]).split(";", 1)[0] ?? "";
    expect((await someone.me({ cookie: renewed })).status).toBe(200);
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
    for (const headers of [bearer, other, { cookie }]) expect((await someone.me(headers)).status).toBe(401);
    const stored = await someone.api
      .post("/api/analytics/heatmap/events")
      .set({ ...other, "x-tenant-id": randomUUID() })
      .send(newEvent());
    expect(stored.status).toBe(401);
    expect((await someone.me(await someone.bearer())).status).toBe(200);
  });

  test("leaves everybody else signed in", async () => {
    const tenant = await freshTenant(connection);
    const someone = await verified();
    await someone.post("sign-out-everywhere").set(await someone.bearer());
    const answer = await caller().get("/api/analytics/heatmap/stats").set(tenant.as.reader);
    expect(answer.status).toBe(200);
  });
});
