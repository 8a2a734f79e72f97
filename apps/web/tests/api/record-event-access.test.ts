import { randomUUID } from "node:crypto";
import { createHeatmapEvent } from "@titik/heatmap-schema";
import { beforeAll, describe, expect, test } from "vitest";
import { bearerFor, caller, freshTenant, newEvent, openDatabase, storedEvents } from "../support/stack.ts";

const connection = openDatabase();
const api = caller();
const path = createHeatmapEvent.path;
let tenant: Awaited<ReturnType<typeof freshTenant>>;
beforeAll(async () => {
  tenant = await freshTenant(connection);
});

const post = (body: unknown, headers: Record<string, string>) =>
  api.post(path).set(headers).set("content-type", "application/json").send(JSON.stringify(body));

const stored = (eventId: string) => storedEvents(connection, tenant.tenantId, eventId);

describe("the publishable key", () => {
  test("R 50: X-DSN stores, also as text/plain with ?dsn=, and needs no tenant header", async () => {
    const one = newEvent();
    const two = newEvent();
    await post(one, { "x-dsn": tenant.dsn }).expect(201);
    await api
      .post(`${path}?dsn=${tenant.dsn}`)
      .set("content-type", "text/plain;charset=UTF-8")
      .send(JSON.stringify(two))
      .expect(201);
    expect(await stored(one.eventId)).toHaveLength(1);
    expect(await stored(two.eventId)).toHaveLength(1);
  });

  test("is write-only: reading with it is a 401", async () => {
    await api.get(path).set({ "x-dsn": tenant.dsn, "x-tenant-id": tenant.tenantId }).expect(401);
  });

  test("an unknown one is a 401, a foreign tenant beside it a 403", async () => {
    await post(newEvent(), { "x-dsn": randomUUID() }).expect(401);
    await post(newEvent(), { "x-dsn": tenant.dsn, "x-tenant-id": randomUUID() }).expect(403);
  });

  test("text/plain with a bearer token is a 400", async () => {
    await api
      .post(path)
      .set({ ...tenant.as.writer, "content-type": "text/plain" })
      .send(JSON.stringify(newEvent()))
      .expect(400);
  });

  test("bound to origins it refuses others, unbound it takes Origin: null", async () => {
    const bound = await freshTenant(connection, { origins: ["https://shop.example"] });
    const from = (dsn: string, origin: string) => post(newEvent(), { "x-dsn": dsn, origin });
    await from(bound.dsn, "https://shop.example").expect(201);
    await from(bound.dsn, "https://evil.example").expect(403);
    await from(bound.dsn, "null").expect(403);
    await from(tenant.dsn, "null").expect(201);
  });
});

test("S000-63: an admin of one tenant is nobody in another", async () => {
  const other = await freshTenant(connection);
  const headers = {
    authorization: await bearerFor(other.accounts.admin),
    "x-tenant-id": tenant.tenantId,
  };
  const event = newEvent();
  await post(event, headers).expect(403);
  expect(await stored(event.eventId)).toEqual([]);
});
