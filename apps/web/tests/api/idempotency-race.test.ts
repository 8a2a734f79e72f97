import { heatmapEvents, idempotencyKeys, withTenant } from "@titik/db";
import { createHeatmapEvent } from "@titik/heatmap-schema";
import { count, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { caller, freshTenant, newEvent, openDatabase } from "../support/stack.ts";

const connection = openDatabase();
const api = caller();

test("S000-31, S001-13: 600 posts at once with 50 idempotency keys have exactly 50 effects", async () => {
  const tenant = await freshTenant(connection);
  const events = Array.from({ length: 50 }, () => newEvent());
  const answers = await Promise.all(
    Array.from({ length: 600 }, (_, index) =>
      api
        .post(createHeatmapEvent.path)
        .set({ ...tenant.as.writer, "idempotency-key": `race-${index % 50}` })
        .send(events[index % 50]),
    ),
  );
  const statuses = Map.groupBy(answers, ({ status }) => status);
  expect([...statuses.keys()].sort()).toEqual([200, 201]);
  expect(statuses.get(201)).toHaveLength(50);
  for (const [index, answer] of answers.entries()) {
    expect(answer.body).toEqual({ eventId: events[index % 50]?.eventId });
  }
  const [rows, keys] = await withTenant(connection.db, tenant.tenantId, async (tx) => [
    await tx.select({ n: count() }).from(heatmapEvents).where(eq(heatmapEvents.tenantId, tenant.tenantId)),
    await tx
      .select({ n: count() })
      .from(idempotencyKeys)
      .where(eq(idempotencyKeys.tenantId, tenant.tenantId)),
  ]);
  expect([rows, keys]).toEqual([[{ n: 50 }], [{ n: 50 }]]);
});
