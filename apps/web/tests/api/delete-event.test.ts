import { auditLog, withTenant } from "@titik/db";
import {
  createHeatmapEvent,
  Deleted,
  ErrorResponse,
  getHeatmapStats,
  listHeatmapEvents,
} from "@titik/heatmap-schema";
import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { caller, freshTenant, newEvent, openDatabase } from "../support/stack.ts";

const connection = openDatabase();
const api = caller();
let tenant: Awaited<ReturnType<typeof freshTenant>>;
beforeAll(async () => {
  tenant = await freshTenant(connection);
});

const store = async () => {
  const event = newEvent();
  await api.post(createHeatmapEvent.path).set(tenant.as.writer).send(event).expect(201);
  return event;
};
const remove = (eventId: string, headers: Record<string, string> = tenant.as.admin) =>
  api.delete(`${createHeatmapEvent.path}/${eventId}`).set(headers);
const audited = (eventId: string) =>
  withTenant(connection.db, tenant.tenantId, (tx) =>
    tx
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.tenantId, tenant.tenantId), eq(auditLog.subject, eventId))),
  );

test("S000-55: an admin deletes an event; doing it again is a 404", async () => {
  const { eventId } = await store();
  const answer = await remove(eventId).expect(200);
  expect(Deleted.parse(answer.body)).toEqual({ eventId, deleted: true });
  expect(ErrorResponse.parse((await remove(eventId).expect(404)).body).code).toBe("NOT_FOUND");
});

test("S000-53, S001-20: who deleted what, when and by which request is in the audit log", async () => {
  const { eventId } = await store();
  const before = Date.now();
  await remove(eventId, { ...tenant.as.admin, "x-request-id": "audit-1" }).expect(200);
  const [line, ...more] = await audited(eventId);
  expect(more).toEqual([]);
  expect(line).toMatchObject({
    tenantId: tenant.tenantId,
    accountId: tenant.accounts.admin,
    action: "heatmap.event.deleted",
    requestId: "audit-1",
  });
  expect(line?.createdAt.getTime()).toBeGreaterThanOrEqual(before);
});

test("S000-52: a writer gets a 403, and nothing is deleted or audited", async () => {
  const { eventId } = await store();
  await remove(eventId, tenant.as.writer).expect(403);
  expect(await audited(eventId)).toEqual([]);
  await remove(eventId).expect(200);
});

test("S000-54: an unknown id and another tenant's id are a 404, a malformed one a 400", async () => {
  const { eventId } = await store();
  const other = await freshTenant(connection);
  await remove(eventId, other.as.admin).expect(404);
  await remove(newEvent().eventId).expect(404);
  await remove("1").expect(400);
  await remove(eventId).expect(200);
});

test("list and statistics follow at once", async () => {
  const other = await freshTenant(connection);
  const event = newEvent();
  await api.post(createHeatmapEvent.path).set(other.as.writer).send(event).expect(201);
  await remove(event.eventId, other.as.admin).expect(200);
  const stats = await api
    .get(getHeatmapStats.path)
    .query({ page: event.page })
    .set(other.as.reader)
    .expect(200);
  expect(stats.body).toMatchObject({ totals: { events: 0 }, grid: { cells: [] } });
  const list = await api.get(listHeatmapEvents.path).set(other.as.reader).expect(200);
  expect(list.body.data).toEqual([]);
});
