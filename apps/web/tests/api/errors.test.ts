import { ErrorResponse, heatmapEndpoints } from "@titik/heatmap-schema";
import { beforeAll, expect, test } from "vitest";
import { caller, freshTenant, newEvent, openDatabase } from "../support/stack.ts";

const connection = openDatabase();
const api = caller();
const events = "/api/analytics/heatmap/events";
let tenant: Awaited<ReturnType<typeof freshTenant>>;
beforeAll(async () => {
  tenant = await freshTenant(connection, { limits: { public: 1e9, "heatmap.read": 1 } });
});

test("S000-68, S000-69, S001-10: each code is provoked once and has exactly the documented keys", async () => {
  const { writer, reader, admin } = tenant.as;
  const event = newEvent();
  await api
    .post(events)
    .set({ ...writer, "idempotency-key": "e" })
    .send(event);
  await api.get(events).set(reader);
  const answers = {
    400: await api.post(events).set(writer).send({}),
    401: await api.post(events).send(event),
    403: await api.post(events).set(reader).send(event),
    404: await api.delete(`${events}/${newEvent().eventId}`).set(admin),
    409: await api
      .post(events)
      .set({ ...writer, "idempotency-key": "e" })
      .send(newEvent()),
    422: await api
      .post(events)
      .set(writer)
      .send(newEvent({ ts: "2001-01-01T00:00:00Z" })),
    429: await api.get(events).set(reader),
  };
  for (const [status, answer] of Object.entries(answers)) {
    expect(answer.status).toBe(Number(status));
    const error = ErrorResponse.strict().parse(answer.body);
    expect(error.requestId).toBe(answer.headers["x-request-id"]);
  }
});

test("S000-69: an address that no route has is a 404 in the body of its family", async () => {
  for (const path of ["/api/analytics/heatmap/nothing", "/api/v1/analytics/heatmap/nothing/at/all"]) {
    const answer = await api.get(path).expect(404);
    expect(ErrorResponse.strict().parse(answer.body).code).toBe("NOT_FOUND");
  }
  const other = await api.post("/api/nothing").send({}).expect(404);
  expect(other.body).toEqual({ error: "There is nothing at this address." });
});

test("a request id that is sent comes back, a bad one is replaced", async () => {
  const sent = await api.get(events).set({ ...tenant.as.admin, "x-request-id": "mine-1" });
  expect(sent.headers["x-request-id"]).toBe("mine-1");
  const bad = await api.get(events).set({ ...tenant.as.admin, "x-request-id": "a b" });
  expect(bad.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
});

test("S001-14: no address and no error speaks of tables, columns or SQL", async () => {
  const paths = heatmapEndpoints.map(({ path }) => path).join(" ");
  expect(paths).not.toMatch(/heatmap_events|tenant_id|select|insert/);
  const answer = await api.post(events).set(tenant.as.writer).send({ eventId: "'; select 1" });
  expect(answer.text).not.toMatch(/heatmap_events|tenant_id|select |postgres/i);
});
