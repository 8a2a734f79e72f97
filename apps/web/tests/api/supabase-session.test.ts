import { randomUUID } from "node:crypto";
import { accountIdentities, accounts } from "@titik/db";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { startOwnServer } from "../support/own-server.ts";
import { bearerFor, caller, freshTenant, newEvent, openDatabase } from "../support/stack.ts";
import { newKey, type SigningKey, startSupabase } from "../support/supabase.ts";

const EVENTS = "/api/analytics/heatmap/events";
const connection = openDatabase();
let key: SigningKey;
let supabase: Awaited<ReturnType<typeof startSupabase>>;
let api: ReturnType<typeof caller>;
let tenant: Awaited<ReturnType<typeof freshTenant>>;
beforeAll(async () => {
  key = await newKey();
  supabase = await startSupabase([key]);
  const environment = { SUPABASE_URL: `${supabase.url}/`, SUPABASE_ANON_KEY: "anon" };
  const server = await startOwnServer({ environment });
  api = caller(undefined, server.baseUrl);
  tenant = await freshTenant(connection);
});

const tokenOf = (sub: string, changes = {}) => supabase.sign(key, supabase.claims({ sub, ...changes }));
const bearer = async (sub: string) => ({ authorization: `Bearer ${await tokenOf(sub)}` });
const list = (headers: Record<string, string>) =>
  api.get(EVENTS).set({ "x-tenant-id": tenant.tenantId, ...headers });

async function accountOf(sub: string) {
  const [row] = await connection.db
    .select({ id: accounts.id, email: accounts.email })
    .from(accountIdentities)
    .innerJoin(accounts, eq(accounts.id, accountIdentities.accountId))
    .where(eq(accountIdentities.subject, sub));
  return row;
}

/** Somebody of Supabase whom an admin has added to the tenant. */
async function newMember(role: string): Promise<string> {
  const sub = randomUUID();
  await api
    .get("/api/projects")
    .set(await bearer(sub))
    .expect(200);
  const email = (await accountOf(sub))?.email;
  const members = `/api/projects/${tenant.tenantId}/members`;
  await api.post(members).set(tenant.as.admin).send({ email, role }).expect(201);
  return sub;
}

describe("S000-61: a Supabase session cookie", () => {
  test("passes alone, in one piece and in several, with the rights of the membership", async () => {
    const token = await tokenOf(await newMember("reader"));
    const whole = await supabase.cookieFor(token);
    const pieces = await supabase.cookieFor(token, { padding: 6000 });
    expect(pieces).toMatch(/auth-token\.0=.*auth-token\.1=/);
    await list({ cookie: whole }).expect(200);
    await list({ cookie: `theme=dark; ${pieces}; other=1` }).expect(200);
    const origin = new URL(api.baseUrl).origin;
    const write = api.post(EVENTS).set({ cookie: whole, origin, "x-tenant-id": tenant.tenantId });
    await write.send(newEvent()).expect(403);
  });

  test("R 63: writes only from its own pages", async () => {
    const cookie = await supabase.cookieFor(await tokenOf(await newMember("writer")));
    const write = (headers: Record<string, string>) =>
      api
        .post(EVENTS)
        .set({ cookie, "x-tenant-id": tenant.tenantId, ...headers })
        .send(newEvent());
    await write({ origin: new URL(api.baseUrl).origin }).expect(201);
    await write({}).expect(403);
    await write({ origin: "https://evil.example" }).expect(403);
  });

  test("that is bad is a 401, and nothing stands in for it", async () => {
    const sub = await newMember("reader");
    const good = await supabase.cookieFor(await tokenOf(sub));
    const name = good.slice(0, good.indexOf("="));
    const encoded = (value: unknown) => `base64-${Buffer.from(JSON.stringify(value)).toString("base64url")}`;
    const expired = await tokenOf(sub, { exp: Math.floor(Date.now() / 1000) - 10 });
    const bad = {
      "cut short": good.slice(0, -200),
      "no session": `${name}=${encoded({})}`,
      "not base64": `${name}=base64-%%%`,
      "no JSON": `${name}=base64-${Buffer.from("{").toString("base64url")}`,
      "deep JSON": `${name}=base64-${Buffer.from("[".repeat(3000)).toString("base64url")}`,
      "an empty one": `${name}=`,
      "one piece missing": (await supabase.cookieFor(await tokenOf(sub), { padding: 6000 })).replace(
        /^[^;]*; /,
        "",
      ),
      "a token that has run out": await supabase.cookieFor(expired),
      "a session that has run out": await supabase.cookieFor(await tokenOf(sub), { seconds: -100 }),
      "another key's token": await supabase.cookieFor(
        await supabase.sign(await newKey(), supabase.claims({ sub })),
      ),
    };
    for (const [what, cookie] of Object.entries(bad)) {
      const { status } = await list({ cookie });
      expect({ what, status }).toEqual({ what, status: 401 });
    }
    await list({ cookie: good }).expect(200);
    await list({ cookie: good, authorization: "Bearer x" }).expect(401);
  });
});

describe("S000-61: a Supabase access token as bearer", () => {
  test("R 62: an unknown identity gets an account that is a member of nothing: 403 on tenants", async () => {
    const sub = randomUUID();
    await list(await bearer(sub)).expect(403);
    expect(await accountOf(sub)).toBeDefined();
    const own = await api
      .get("/api/projects")
      .set(await bearer(sub))
      .expect(200);
    expect(own.body).toEqual([]);
  });

  test("R 62: is never linked by its e-mail address, and its own claims give no right", async () => {
    const sub = randomUUID();
    const [admin] = await connection.db.select().from(accounts).where(eq(accounts.id, tenant.accounts.admin));
    const token = await tokenOf(sub, {
      email: admin?.email,
      role: "service_role",
      user_metadata: { role: "admin", tenant_id: tenant.tenantId },
      app_metadata: { role: "admin" },
    });
    await list({ authorization: `Bearer ${token}` }).expect(403);
    expect((await accountOf(sub))?.id).not.toBe(tenant.accounts.admin);
  });

  test("R 62: of many first calls at once, all speak for one account", async () => {
    const sub = randomUUID();
    const headers = await bearer(sub);
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => api.get("/api/projects").set(headers)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const linked = await connection.db
      .select()
      .from(accountIdentities)
      .where(eq(accountIdentities.subject, sub));
    expect(linked).toHaveLength(1);
  });

  test("that is forged is a 401; our own tokens go on working beside it", async () => {
    const token = await supabase.sign(await newKey("ES256", key.kid), supabase.claims());
    await list({ authorization: `Bearer ${token}` }).expect(401);
    await list({ authorization: await bearerFor(tenant.accounts.reader) }).expect(200);
  });

  test("is judged by the keys that we have while their endpoint is out, and an unknown one is a 401", async () => {
    const sub = await newMember("reader");
    supabase.state.isOut = true;
    try {
      await list(await bearer(sub)).expect(200);
      const unknown = await supabase.sign(await newKey(), supabase.claims({ sub }));
      await list({ authorization: `Bearer ${unknown}` }).expect(401);
    } finally {
      supabase.state.isOut = false;
    }
  });
});
