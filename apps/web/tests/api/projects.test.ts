import { randomUUID } from "node:crypto";
import { AuditPage, ProjectList, Uuid } from "@titik/contract";
import { findProjectKey } from "@titik/core";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { bearerFor, caller, freshTenant, newEvent, openDatabase } from "../support/stack.ts";

type AuditPageShape = z.output<typeof AuditPage>;
type AuditLine = AuditPageShape["data"][number];

const connection = openDatabase();
const api = caller();
const EVENTS = "/api/analytics/heatmap/events";

describe("S004-11: creating a project", () => {
  test("answers id, name and dsn; the creator is its admin and its key takes events", async () => {
    const { as } = await freshTenant(connection);
    const made = await api.post("/api/projects").set(as.reader).send({ name: "  Shop " }).expect(201);
    expect(made.body).toEqual({ id: expect.any(String), name: "Shop", dsn: expect.any(String) });
    expect(Uuid.safeParse(made.body.dsn).success).toBe(true);
    const members = await api.get(`/api/projects/${made.body.id}/members`).set(withoutTenant(as.reader));
    expect(members.body.map(({ role }: { role: string }) => role)).toEqual(["admin"]);
    await api.post(EVENTS).set("x-dsn", made.body.dsn).send(newEvent()).expect(201);
  });

  test.each([{ name: "" }, { name: "   " }, {}, { name: 1 }, { name: "a\u0000" }, { name: "x".repeat(201) }])(
    "%j is a 400 that says what is wrong, and makes nothing",
    async (body) => {
      const { as } = await freshTenant(connection);
      const answer = await api.post("/api/projects").set(as.admin).send(body).expect(400);
      expect(answer.body).toEqual({ error: expect.stringContaining("name ") });
      const own = await api.get("/api/projects").set(as.admin).expect(200);
      expect(own.body).toHaveLength(1);
    },
  );
});

test("S004-12: the list is a bare array of the caller's own projects, oldest first", async () => {
  const mine = await freshTenant(connection);
  await freshTenant(connection);
  const made = await api.post("/api/projects").set(mine.as.writer).send({ name: "Second" }).expect(201);
  const { body } = await api.get("/api/projects").set(mine.as.writer).expect(200);
  expect(ProjectList.parse(body)).toEqual(body);
  expect(body.map(({ id }: { id: string }) => id)).toEqual([mine.tenantId, made.body.id]);
  expect(Object.keys(body[1])).toEqual(["id", "name", "dsn", "createdAt"]);
});

describe("a project's settings", () => {
  test("are read and changed by an admin; what is not named stays", async () => {
    const { tenantId, dsn, as } = await freshTenant(connection, { name: "Before" });
    const path = `/api/projects/${tenantId}`;
    const { body: before } = await api.get(path).set(as.admin).expect(200);
    expect(before).toMatchObject({ id: tenantId, name: "Before", dsn, retentionDays: 396, origins: [] });
    expect(before.keys).toEqual([{ dsn, createdAt: expect.any(String), validUntil: null }]);
    const { body: after } = await api.patch(path).set(as.admin).send({ retentionDays: 30 }).expect(200);
    expect(after).toEqual({ ...before, retentionDays: 30 });
  });

  test("origins bind the key from the next event on", async () => {
    const { tenantId, dsn, as } = await freshTenant(connection);
    const origins = ["https://shop.example", "http://localhost:8080"];
    await api.patch(`/api/projects/${tenantId}`).set(as.admin).send({ origins }).expect(200);
    const send = (origin: string) =>
      api
        .post(EVENTS)
        .set({ "x-dsn": dsn, origin })
        .send(newEvent())
        .then(({ status }) => status);
    expect([await send("https://shop.example"), await send("https://evil.example")]).toEqual([201, 403]);
  });

  test.each([
    {},
    { retentionDays: 0 },
    { retentionDays: 3651 },
    { retentionDays: 1.5 },
    { name: "" },
    { origins: ["https://shop.example/path"] },
    { origins: ["shop.example"] },
    { origins: ["null"] },
    { origins: ["javascript:alert(1)"] },
  ])("%j is a 400", async (body) => {
    const { tenantId, as } = await freshTenant(connection);
    const answer = await api.patch(`/api/projects/${tenantId}`).set(as.admin).send(body).expect(400);
    expect(Object.keys(answer.body)).toEqual(["error"]);
  });
});

test("R 50: a rotated key works at once, the one before it for 24 hours and no longer", async () => {
  const { tenantId, dsn, as } = await freshTenant(connection);
  const send = (key: string) => api.post(EVENTS).set("x-dsn", key).send(newEvent());
  const asked = Date.now();
  const { body } = await api.post(`/api/projects/${tenantId}/keys`).set(as.admin).expect(201);
  expect(Object.keys(body)).toEqual(["dsn", "previousValidUntil"]);
  await send(body.dsn).expect(201);
  await send(dsn).expect(201);
  const ends = Date.parse(body.previousValidUntil);
  expect(ends - asked).toBeGreaterThanOrEqual(24 * 3_600_000);
  expect(ends - asked).toBeLessThan(24 * 3_600_000 + 60_000);
  const at = (ms: number) => findProjectKey({ db: connection.db, now: () => new Date(ms) }, dsn);
  expect(await at(ends - 1)).not.toBeNull();
  expect(await at(ends)).toBeNull();
  const settings = await api.get(`/api/projects/${tenantId}`).set(as.admin).expect(200);
  expect(settings.body.dsn).toBe(body.dsn);
  expect(settings.body.keys.map((key: { dsn: string }) => key.dsn)).toEqual([dsn, body.dsn]);
});

describe("the audit log", () => {
  test("holds every change, newest first, with who did it, page by page", async () => {
    const { tenantId, accounts, as } = await freshTenant(connection);
    const path = `/api/projects/${tenantId}`;
    await api.patch(path).set(as.admin).send({ name: "Renamed" }).expect(200);
    await api.post(`${path}/keys`).set(as.admin).expect(201);
    const email = `${randomUUID()}@people.example`;
    const added = await api.post(`${path}/members`).set(as.admin).send({ email, role: "reader" }).expect(201);
    const member = `${path}/members/${added.body.id}`;
    await api.patch(member).set(as.admin).send({ role: "writer" }).expect(200);
    const removed = await api.delete(member).set(as.admin).expect(200);

    const lines: AuditLine[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const query = cursor === "" ? "limit=2" : `limit=2&cursor=${cursor}`;
      const answer = await api.get(`${path}/audit?${query}`).set(as.admin).expect(200);
      const page: AuditPageShape = AuditPage.parse(answer.body);
      expect(page.data.length).toBeLessThanOrEqual(2);
      lines.push(...page.data);
      cursor = page.nextCursor;
    }
    expect(lines.map(({ action }) => action)).toEqual([
      "member.removed",
      "member.changed",
      "member.added",
      "key.rotated",
      "project.changed",
    ]);
    expect(lines[0]?.requestId).toBe(removed.headers["x-request-id"]);
    expect(new Set(lines.map(({ account }) => account?.id))).toEqual(new Set([accounts.admin]));
  });

  test.each(["nonsense", Buffer.from("1e99 x").toString("base64url"), "%00"])(
    "the cursor %s is a 400",
    async (cursor) => {
      const { tenantId, as } = await freshTenant(connection);
      await api.get(`/api/projects/${tenantId}/audit?cursor=${cursor}`).set(as.admin).expect(400);
    },
  );

  test("a refused change leaves no line", async () => {
    const { tenantId, as } = await freshTenant(connection);
    const path = `/api/projects/${tenantId}`;
    await api.patch(path).set(as.writer).send({ name: "No" }).expect(403);
    await api.patch(path).set(as.admin).send({ retentionDays: 0 }).expect(400);
    const { body } = await api.get(`${path}/audit`).set(as.admin).expect(200);
    expect(body).toEqual({ data: [], nextCursor: null });
  });
});

test("an account that is a member of nothing has an empty list", async () => {
  const { tenantId, accounts, as } = await freshTenant(connection);
  const members = await api.get(`/api/projects/${tenantId}/members`).set(as.admin).expect(200);
  const reader = members.body.find(({ user }: { user: { id: string } }) => user.id === accounts.reader);
  await api.delete(`/api/projects/${tenantId}/members/${reader.id}`).set(as.admin).expect(200);
  const answer = await api.get("/api/projects").set("authorization", await bearerFor(accounts.reader));
  expect([answer.status, answer.body]).toEqual([200, []]);
});

const withoutTenant = ({ authorization }: { authorization: string }) => ({ authorization });
