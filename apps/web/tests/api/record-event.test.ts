import { randomUUID } from "node:crypto";
import { idempotencyKeys, withTenant } from "@titik/db";
import { createHeatmapEvent, ErrorResponse, Stored } from "@titik/heatmap-schema";
import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { caller, freshTenant, newEvent, openDatabase, storedEvents } from "../support/stack.ts";

const connection = openDatabase();
const api = caller();
const path = createHeatmapEvent.path;
let tenant: Awaited<ReturnType<typeof freshTenant>>;
beforeAll(async () => {
  tenant = await freshTenant(connection);
});

const post = (body: unknown, headers: Record<string, string> = tenant.as.writer) =>
  api.post(path).set(headers).set("content-type", "application/json").send(JSON.stringify(body));

const stored = (eventId: string, tenantId = tenant.tenantId) => storedEvents(connection, tenantId, eventId);

const claimed = (key: string) =>
  withTenant(connection.db, tenant.tenantId, (tx) =>
    tx
      .select()
      .from(idempotencyKeys)
      .where(and(eq(idempotencyKeys.tenantId, tenant.tenantId), eq(idempotencyKeys.key, key))),
  );

describe("a new event", () => {
  test("S000-26, S000-29, CARD-07: answers 201 with its eventId and is in PostgreSQL", async () => {
    const event = newEvent();
    const answer = await post(event).expect(201);
    expect(Stored.parse(answer.body)).toEqual({ eventId: event.eventId });
    expect(await stored(event.eventId)).toMatchObject([{ page: "/pricing", x: 640, y: 320, density: 1 }]);
  });

  test("S000-28: needs no Idempotency-Key", async () => {
    await post(newEvent()).expect(201);
  });

  test("S000-15, S000-19: userId and referrer are optional and kept", async () => {
    const event = newEvent({ userId: "u-1", referrer: "https://example.com/a?b=c" });
    await post(event).expect(201);
    expect(await stored(event.eventId)).toMatchObject([
      { userId: "u-1", referrer: "https://example.com/a?b=c" },
    ]);
  });

  test("S000-09: a page keeps every character it was sent with", async () => {
    const event = newEvent({ page: "/kopi/Gayo%20Wine/é😀" });
    await post(event).expect(201);
    const list = await api.get(path).query({ page: event.page }).set(tenant.as.reader).expect(200);
    expect(list.body.data[0].page).toBe(event.page);
  });

  test("S000-10: CSS and XPath selectors are accepted", async () => {
    await post(newEvent({ selector: "#a > .b" })).expect(201);
    await post(newEvent({ selector: "//div[1]" })).expect(201);
  });

  test("S000-18: the device comes back, completed from the headers", async () => {
    const event = newEvent({ device: { dpr: 2 }, sessionId: "device" });
    await api
      .post(path)
      .set({ ...tenant.as.writer, "user-agent": "Titik test", "sec-ch-ua-platform": '"Linux"' })
      .send(event)
      .expect(201);
    const list = await api.get(path).query({ sessionId: "device" }).set(tenant.as.reader).expect(200);
    expect(list.body.data[0].device).toEqual({ userAgent: "Titik test", platform: "Linux", dpr: 2 });
  });

  test("every optional field comes back as it was sent", async () => {
    const event = newEvent({
      density: 0.1,
      sessionId: "complete",
      device: { userAgent: "UA", platform: "P", dpr: 1.5 },
      scrollX: 1,
      scrollY: 2,
      documentWidth: 1280,
      documentHeight: 4000,
      pointer: "touch",
      anchor: { kind: "container", selector: "#list", scrollX: 3, scrollY: 4 },
      box: { x: 600, y: 300, width: 80, height: 40 },
      fraction: { x: 0.5, y: 0.25 },
      fingerprint: "button",
      release: "2.14.0",
      variant: "b",
      rage: true,
      dead: false,
      trusted: false,
      bot: true,
    });
    await post(event).expect(201);
    const list = await api.get(path).query({ sessionId: "complete" }).set(tenant.as.reader).expect(200);
    const { receivedAt, ...sent } = list.body.data[0];
    expect(sent).toEqual(event);
    expect(Date.parse(receivedAt)).toBeGreaterThan(0);
  });
});

describe("a refused event", () => {
  const bad: [string, Record<string, unknown>][] = [
    ["S000-07: an eventId that is not a UUID", { eventId: "abc" }],
    ["S000-07: no eventId", { eventId: undefined }],
    ["S000-08: the type tap", { type: "tap" }],
    ["S000-09: an empty page", { page: "" }],
    ["a page with a query", { page: "/a?token=1" }],
    ["a page with a fragment", { page: "/a#b" }],
    ["S000-11: x as a string", { x: "1" }],
    ["an x beyond a million", { x: 1_000_001 }],
    ["S000-12: vw of 0", { vw: 0 }],
    ["S000-12: vh of 0", { vh: 0 }],
    ["S000-13: a negative density", { density: -1 }],
    ["S000-14: no sessionId", { sessionId: undefined }],
    ["S000-16: the ts yesterday", { ts: "yesterday" }],
    ["a NUL in the selector", { selector: "a\u0000b" }],
    ["a lone surrogate in the selector", { selector: "a\ud800b" }],
    ["a referrer that is a script", { referrer: "javascript:alert(1)" }],
  ];
  test.each(bad)("%s is a 400 that names the field and stores nothing", async (_name, changes) => {
    const event = { ...newEvent(), ...changes };
    const answer = await post(event).expect(400);
    const error = ErrorResponse.parse(answer.body);
    expect(error.code).toBe("VALIDATION_ERROR");
    expect(error.details?.map(({ field }) => field)).toEqual(Object.keys(changes));
    if (changes.eventId === undefined && !("eventId" in changes))
      expect(await stored(event.eventId)).toEqual([]);
  });

  test.each([
    ["no JSON", "{"],
    ["JSON nested 33 deep", "[".repeat(33) + "]".repeat(33)],
    ["nothing at all", ""],
    ["a bare null", "null"],
  ])("%s is a 400", async (_name, body) => {
    const answer = await api
      .post(path)
      .set(tenant.as.writer)
      .set("content-type", "application/json")
      .send(body)
      .expect(400);
    ErrorResponse.parse(answer.body);
  });

  test("a body above 1 MiB is a 400", async () => {
    const body = JSON.stringify({ ...newEvent(), padding: "x".repeat(1_048_576) });
    await api
      .post(path)
      .set({ ...tenant.as.writer, "content-type": "application/json" })
      .send(body)
      .expect(400);
  });

  test("S000-17: a body that names another tenant is a 403, an equal one is stored", async () => {
    const foreign = newEvent({ tenantId: randomUUID() });
    await post(foreign).expect(403);
    expect(await stored(foreign.eventId)).toEqual([]);
    await post(newEvent({ tenantId: tenant.tenantId })).expect(201);
  });

  test("S000-28: without x-tenant-id it is a 400", async () => {
    await post(newEvent(), { authorization: tenant.as.writer.authorization }).expect(400);
    await post(newEvent(), { ...tenant.as.writer, "x-tenant-id": "main" }).expect(400);
  });

  test("S000-69: a ts more than 24 h ahead, or older than the retention, is a 422", async () => {
    const ahead = newEvent({ ts: new Date(Date.now() + 25 * 3_600_000).toISOString() });
    const old = newEvent({ ts: new Date(Date.now() - 397 * 86_400_000).toISOString() });
    for (const event of [ahead, old]) {
      const answer = await post(event).expect(422);
      expect(ErrorResponse.parse(answer.body)).toMatchObject({ details: [{ field: "ts" }] });
      expect(await stored(event.eventId)).toEqual([]);
    }
  });
});

describe("the same event again", () => {
  test("S000-20, S000-23, S000-30, S000-33: answers 200 with the same bytes and stays one row", async () => {
    const event = newEvent();
    const first = await post(event).expect(201);
    const second = await post(event).expect(200);
    expect(second.text).toBe(first.text);
    expect(await stored(event.eventId)).toHaveLength(1);
  });

  test("is the same when ts is written in another zone, ids in capitals, and defaults are spelled out", async () => {
    const event = newEvent({ ts: "2026-11-20T05:00:00.000Z" });
    await post(event).expect(201);
    const eventId = event.eventId.toUpperCase();
    const answer = await post({ ...event, eventId, ts: "2026-11-20T12:00:00+07:00", density: 1 }).expect(200);
    expect(answer.body).toEqual({ eventId });
  });

  test("S000-32: with other content, also only another ts, is a 409 and changes nothing", async () => {
    const event = newEvent();
    await post(event).expect(201);
    for (const changes of [{ x: 641 }, { ts: new Date(Date.parse(event.ts) + 1).toISOString() }]) {
      const answer = await post({ ...event, ...changes }).expect(409);
      expect(ErrorResponse.parse(answer.body).code).toBe("EVENT_ID_REUSED");
    }
    expect(await stored(event.eventId)).toMatchObject([{ x: 640, ts: new Date(event.ts) }]);
  });

  test("S000-25: in another tenant is another event", async () => {
    const event = newEvent();
    const other = await freshTenant(connection);
    await post(event).expect(201);
    await post({ ...event, x: 1 }, other.as.writer).expect(201);
    expect(await stored(event.eventId)).toMatchObject([{ x: 640 }]);
    expect(await stored(event.eventId, other.tenantId)).toMatchObject([{ x: 1 }]);
  });
});

describe("Idempotency-Key", () => {
  const withKey = (key: string) => ({ ...tenant.as.writer, "idempotency-key": key });

  test("S000-31: the same key and body answers 200 with the same bytes, once stored", async () => {
    const event = newEvent();
    const first = await post(event, withKey("a-1")).expect(201);
    const second = await post(event, withKey("a-1")).expect(200);
    expect(second.text).toBe(first.text);
    expect(second.headers["idempotency-replayed"]).toBe("true");
    expect(await stored(event.eventId)).toHaveLength(1);
    expect(await claimed("a-1")).toHaveLength(1);
  });

  test("S000-32: the same key with another body is a 409 and stores nothing", async () => {
    await post(newEvent(), withKey("a-2")).expect(201);
    const other = newEvent();
    const answer = await post(other, withKey("a-2")).expect(409);
    expect(ErrorResponse.parse(answer.body).code).toBe("IDEMPOTENCY_KEY_REUSED");
    expect(await stored(other.eventId)).toEqual([]);
  });

  test("S000-22, S000-24: a refused body leaves the key free", async () => {
    const late = newEvent({ ts: new Date(Date.now() + 48 * 3_600_000).toISOString() });
    await post(late, withKey("a-3")).expect(422);
    await post({ ...newEvent(), x: "1" }, withKey("a-3")).expect(400);
    expect(await claimed("a-3")).toEqual([]);
    await post(newEvent(), withKey("a-3")).expect(201);
  });

  test("20 posts at once with one key have one effect", async () => {
    const event = newEvent();
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(event, withKey("a-4"))));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(19).fill(200), 201]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await stored(event.eventId)).toHaveLength(1);
  });

  test("an unusable key is a 400", async () => {
    await post(newEvent(), withKey("x".repeat(256))).expect(400);
  });
});
