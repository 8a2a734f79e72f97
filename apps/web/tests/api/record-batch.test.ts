import { heatmapEvents, withTenant } from "@titik/db";
import {
  BulkResponse,
  createHeatmapAny,
  createHeatmapBatch,
  createHeatmapPoints,
  ErrorResponse,
} from "@titik/heatmap-schema";
import { count, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { caller, freshTenant, newEvent, openDatabase } from "../support/stack.ts";

const connection = openDatabase();
const api = caller();
let tenant: Awaited<ReturnType<typeof freshTenant>>;
beforeEach(async () => {
  tenant = await freshTenant(connection);
});

const send = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  api
    .post(path)
    .set({ ...tenant.as.writer, ...headers })
    .send(body as object);
const post = (body: unknown, headers?: Record<string, string>) =>
  send(createHeatmapBatch.path, body, headers);
const many = (length: number) => Array.from({ length }, () => newEvent());

const rows = () =>
  withTenant(connection.db, tenant.tenantId, async (tx) => {
    const [row] = await tx
      .select({ rows: count() })
      .from(heatmapEvents)
      .where(eq(heatmapEvents.tenantId, tenant.tenantId));
    return row?.rows;
  });

describe("a batch", () => {
  test("S000-34: an array and {events} are both taken", async () => {
    const [one, two] = [many(2), many(3)];
    const answer = await post(one).expect(201);
    expect(BulkResponse.parse(answer.body)).toEqual({
      accepted: 2,
      duplicates: 0,
      results: one.map(({ eventId }, index) => ({ index, eventId, status: "created" })),
    });
    await post({ events: two }).expect(201);
    expect(await rows()).toBe(5);
  });

  test("S000-35: 500 events are stored, 501 are a 400 and store nothing", async () => {
    await post(many(501)).expect(400);
    await post({ events: many(501) }).expect(400);
    expect(await rows()).toBe(0);
    await post(many(500)).expect(201);
    expect(await rows()).toBe(500);
  });

  test("an empty one is a 400", async () => {
    await post([]).expect(400);
    await post({ events: [] }).expect(400);
  });

  test("S000-36: one bad item is a 400 that names it, and nothing is stored", async () => {
    const body = [...many(3), { ...newEvent(), vw: 0 }];
    const answer = await post(body).expect(400);
    expect(ErrorResponse.parse(answer.body).details).toMatchObject([{ field: "[3].vw" }]);
    const nested = await post({ events: body }).expect(400);
    expect(ErrorResponse.parse(nested.body).details).toMatchObject([{ field: "events[3].vw" }]);
    expect(await rows()).toBe(0);
  });

  test("S000-22: one impossible time is a 422 and nothing is stored", async () => {
    const late = newEvent({ ts: new Date(Date.now() + 48 * 3_600_000).toISOString() });
    const answer = await post([newEvent(), late]).expect(422);
    expect(ErrorResponse.parse(answer.body).details).toMatchObject([{ field: "[1].ts" }]);
    expect(await rows()).toBe(0);
  });

  test("R 10: known events count as duplicates; 200 when nothing is new", async () => {
    const [first, second] = [newEvent(), newEvent()];
    await post([first]).expect(201);
    const mixed = await post([first, second, second]).expect(201);
    expect(mixed.body).toMatchObject({ accepted: 1, duplicates: 2 });
    expect(mixed.body.results.map(({ status }: { status: string }) => status)).toEqual([
      "duplicate",
      "created",
      "duplicate",
    ]);
    const again = await post([second, first]).expect(200);
    expect(again.body).toMatchObject({ accepted: 0, duplicates: 2 });
    expect(await rows()).toBe(2);
  });

  test("R 16: a collision inside it, or with a stored event, is a 409 and nothing is stored", async () => {
    const event = newEvent();
    const inside = await post([event, { ...event, x: 1 }]).expect(409);
    expect(ErrorResponse.parse(inside.body)).toMatchObject({
      code: "EVENT_ID_REUSED",
      details: [{ field: "[1].eventId" }],
    });
    expect(await rows()).toBe(0);
    await post([event]).expect(201);
    await post([newEvent(), { ...event, y: 1 }]).expect(409);
    expect(await rows()).toBe(1);
  });

  test("S000-37: a key replays the same bytes and refuses another body", async () => {
    const batch = many(3);
    const first = await post(batch, { "idempotency-key": "b-1" }).expect(201);
    const second = await post(batch, { "idempotency-key": "b-1" }).expect(200);
    expect(second.text).toBe(first.text);
    await post(many(1), { "idempotency-key": "b-1" }).expect(409);
    expect(await rows()).toBe(3);
  });

  test("batches with the same ids in crossing order, at once, all succeed and store each event once", async () => {
    const batch = many(200);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => post(index % 2 ? batch : batch.toReversed())),
    );
    expect(answers.every(({ status }) => status === 200 || status === 201)).toBe(true);
    expect(answers.reduce((sum, { body }) => sum + body.accepted, 0)).toBe(200);
    expect(await rows()).toBe(200);
  });
});

test("the neutral path is the bulk path: pages of any origin may call it, and idempotency keys are shared", async () => {
  const batch = many(2);
  const key = { "idempotency-key": "neutral" };
  const answer = await send(createHeatmapPoints.path, batch, key).expect(201);
  expect(answer.headers["access-control-allow-origin"]).toBe("*");
  expect(answer.body).toMatchObject({ accepted: 2 });
  const replayed = await send(createHeatmapBatch.path, batch, key).expect(200);
  expect(replayed.headers["idempotency-replayed"]).toBe("true");
  const partial = await send(`${createHeatmapPoints.path}?partial=true`, [newEvent(), null]).expect(201);
  expect(partial.body).toMatchObject({ accepted: 1, rejected: 1 });
});

describe("S000-06: the bare path", () => {
  test("takes an object as one event and an array or {events} as a batch", async () => {
    const event = newEvent();
    const single = await send(createHeatmapAny.path, event).expect(201);
    expect(single.body).toEqual({ eventId: event.eventId });
    expect((await send(createHeatmapAny.path, many(2)).expect(201)).body).toMatchObject({ accepted: 2 });
    expect((await send(createHeatmapAny.path, { events: many(2) }).expect(201)).body).toMatchObject({
      accepted: 2,
    });
    expect(await rows()).toBe(5);
  });

  test("names the bad field of either shape", async () => {
    const single = await send(createHeatmapAny.path, { ...newEvent(), vh: -1 }).expect(400);
    expect(ErrorResponse.parse(single.body).details).toMatchObject([{ field: "vh" }]);
    const batch = await send(createHeatmapAny.path, [newEvent(), { ...newEvent(), vh: -1 }]).expect(400);
    expect(ErrorResponse.parse(batch.body).details).toMatchObject([{ field: "[1].vh" }]);
  });

  test("shares idempotency keys with the path it stands for", async () => {
    const event = newEvent();
    await send(createHeatmapAny.path, event, { "idempotency-key": "alias" }).expect(201);
    const replayed = await send("/api/analytics/heatmap/events", event, {
      "idempotency-key": "alias",
    }).expect(200);
    expect(replayed.headers["idempotency-replayed"]).toBe("true");
  });
});
