import { heatmapEvents, withTenant } from "@titik/db";
import { createHeatmapBatch, createHeatmapEvent } from "@titik/heatmap-schema";
import { count, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { caller, freshTenant, newEvent, openDatabase } from "../support/stack.ts";

const connection = openDatabase();
const api = caller();

test("calls that are stored together are each judged alone: new, known, colliding, impossible", async () => {
  const tenant = await freshTenant(connection);
  const post = (path: string, body: object) => api.post(path).set(tenant.as.writer).send(body);
  const known = newEvent();
  await post(createHeatmapEvent.path, known).expect(201);
  const twice = newEvent();
  const impossible = newEvent({ ts: "2001-01-01T00:00:00Z" });
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => [
      post(createHeatmapEvent.path, newEvent()),
      post(createHeatmapEvent.path, known),
      post(createHeatmapEvent.path, twice),
      post(createHeatmapEvent.path, { ...known, x: 1 }),
      post(createHeatmapEvent.path, impossible),
      post(createHeatmapBatch.path, [newEvent(), newEvent()]),
      post(createHeatmapBatch.path, [newEvent(), { ...known, y: 1 }]),
      post(`${createHeatmapBatch.path}?partial=true`, [newEvent(), { ...known, y: 1 }]),
    ]).flat(),
  );
  const of = (position: number) => answers.filter((_answer, index) => index % 8 === position);
  const statuses = (position: number) => [...new Set(of(position).map(({ status }) => status))];
  expect([0, 1, 3, 4, 5, 6, 7].map(statuses)).toEqual([[201], [200], [409], [422], [201], [409], [201]]);
  expect(of(2).filter(({ status }) => status === 201)).toHaveLength(1);
  expect(of(2).filter(({ status }) => status === 200)).toHaveLength(11);
  for (const { body } of of(7)) expect(body).toMatchObject({ accepted: 1, rejected: 1 });
  const [stored] = await withTenant(connection.db, tenant.tenantId, (tx) =>
    tx.select({ n: count() }).from(heatmapEvents).where(eq(heatmapEvents.tenantId, tenant.tenantId)),
  );
  expect(stored).toEqual({ n: 1 + 12 + 1 + 24 + 12 });
});
