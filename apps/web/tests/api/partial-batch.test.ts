import { randomUUID } from "node:crypto";
import { heatmapEvents, withTenant } from "@titik/db";
import { BulkResponse, createHeatmapBatch } from "@titik/heatmap-schema";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { caller, freshTenant, newEvent, openDatabase } from "../support/stack.ts";

const connection = openDatabase();
const api = caller();
let tenant: Awaited<ReturnType<typeof freshTenant>>;
beforeEach(async () => {
  tenant = await freshTenant(connection);
});

const post = (body: object, headers: Record<string, string> = {}) =>
  api
    .post(`${createHeatmapBatch.path}?partial=true`)
    .set({ ...tenant.as.writer, ...headers })
    .send(body);
const ids = async () => {
  const rows = await withTenant(connection.db, tenant.tenantId, (tx) =>
    tx.select().from(heatmapEvents).where(eq(heatmapEvents.tenantId, tenant.tenantId)),
  );
  return rows.map(({ eventId }) => eventId).sort();
};

test("S000-36: partial=true stores the good items and says of each other one why not", async () => {
  const good = newEvent();
  const known = newEvent();
  await post([known]).expect(201);
  const answer = await post({
    events: [
      good,
      { ...newEvent(), vw: 0 },
      "nonsense",
      null,
      newEvent({ ts: new Date(Date.now() + 48 * 3_600_000).toISOString() }),
      newEvent({ tenantId: randomUUID() }),
      known,
      { ...known, x: 1 },
      { ...good, y: 1 },
    ],
  }).expect(201);
  const body = BulkResponse.parse(answer.body);
  expect(body).toMatchObject({ accepted: 1, duplicates: 1, rejected: 7 });
  expect(body.results.map((result) => ("code" in result ? result.code : result.status))).toEqual([
    "created",
    "VALIDATION_ERROR",
    "VALIDATION_ERROR",
    "VALIDATION_ERROR",
    "UNPROCESSABLE_ENTITY",
    "FORBIDDEN",
    "duplicate",
    "EVENT_ID_REUSED",
    "EVENT_ID_REUSED",
  ]);
  expect(body.results[1]).toMatchObject({ details: [{ field: "vw" }] });
  expect(await ids()).toEqual([good.eventId, known.eventId].sort());
});

test("R 10: when nothing is new it is a 200", async () => {
  const answer = await post([{ ...newEvent(), x: "1" }]).expect(200);
  expect(answer.body).toMatchObject({ accepted: 0, duplicates: 0, rejected: 1 });
  expect(await ids()).toEqual([]);
});

test("a key replays a partial answer byte by byte", async () => {
  const body = [newEvent(), { bad: true }];
  const first = await post(body, { "idempotency-key": "p-1" }).expect(201);
  const second = await post(body, { "idempotency-key": "p-1" }).expect(200);
  expect(second.text).toBe(first.text);
  await post([newEvent()], { "idempotency-key": "p-1" }).expect(409);
});

test("the batch itself must still be one: an object, 501 items or partial=maybe are a 400", async () => {
  await post({}).expect(400);
  await post([]).expect(400);
  await post(Array(501).fill(null)).expect(400);
  await api
    .post(`${createHeatmapBatch.path}?partial=maybe`)
    .set(tenant.as.writer)
    .send([newEvent()])
    .expect(400);
});
