import { randomBytes, randomUUID } from "node:crypto";
import { connect, migrate } from "@titik/db";
import { createHeatmapEvent } from "@titik/heatmap-schema";
import postgres from "postgres";
import { afterAll, beforeAll, expect, inject, test, vi } from "vitest";
import { startOwnServer } from "../support/own-server.ts";
import { caller, freshTenant, newEvent } from "../support/stack.ts";

const path = createHeatmapEvent.path;
const database = `titik_log_${randomBytes(4).toString("hex")}`;
const databaseUrl = Object.assign(new URL(inject("databaseUrl")), { pathname: `/${database}` }).href;
const admin = postgres(inject("databaseUrl"), { max: 1 });

let server: Awaited<ReturnType<typeof startOwnServer>>;
let tenant: Awaited<ReturnType<typeof freshTenant>>;
let api: ReturnType<typeof caller>;

beforeAll(async () => {
  await admin`create database ${admin(database)}`;
  await migrate(databaseUrl);
  server = await startOwnServer({ databaseUrl });
  api = caller(undefined, server.baseUrl);
  const connection = connect(databaseUrl, { max: 1 });
  tenant = await freshTenant(connection);
  await connection.close();
});
afterAll(() => admin.end());

/** The lines of one request, once its answer was logged. */
const linesOf = (requestId: string) =>
  vi.waitFor(() => {
    const lines = server
      .log()
      .split("\n")
      .filter((line) => line.includes(requestId));
    const parsed = lines.map((line): Record<string, unknown> => JSON.parse(line));
    expect(parsed.some(({ msg }) => msg === "answered")).toBe(true);
    return parsed;
  });

test("a call is one line: method, route, status, time, request and tenant, and nothing that it sent", async () => {
  const requestId = randomUUID();
  const event = newEvent({ sessionId: `session-${randomUUID()}`, userId: `user-${randomUUID()}` });
  const query = `query-${randomUUID()}`;
  await api
    .post(`${path}?dsn=${tenant.dsn}&note=${query}`)
    .set({ "x-request-id": requestId, "user-agent": "Agent of the test", "x-dsn": tenant.dsn })
    .send(event)
    .expect(201);
  expect(await linesOf(requestId)).toEqual([
    {
      level: 30,
      time: expect.any(String),
      method: "POST",
      route: path,
      status: 201,
      milliseconds: expect.any(Number),
      requestId,
      tenantId: tenant.tenantId,
      msg: "answered",
    },
  ]);
  for (const secret of [
    query,
    tenant.dsn,
    event.sessionId,
    event.userId ?? "",
    "Agent of the test",
    api.address,
  ])
    expect(server.log()).not.toContain(secret);
});

test("a call with a bearer token leaves no token in the log, also when it is refused", async () => {
  const requestId = randomUUID();
  await api
    .get(path)
    .set({ ...tenant.as.reader, "x-request-id": requestId })
    .expect(200);
  await linesOf(requestId);
  const refused = randomUUID();
  await api.get(path).set({ authorization: "Bearer not-a-token", "x-request-id": refused }).expect(401);
  expect(await linesOf(refused)).toMatchObject([{ status: 401, tenantId: null }]);
  expect(server.log()).not.toContain(tenant.as.reader.authorization.slice("Bearer ".length));
  expect(server.log()).not.toContain("not-a-token");
});

test("a probe leaves no line at the usual level", async () => {
  const probe = randomUUID();
  const call = randomUUID();
  await api.get("/live").set("x-request-id", probe).expect(200);
  await api.get(path).set("x-request-id", call).expect(401);
  await linesOf(call);
  expect(server.log()).not.toContain(probe);
});

test("a database error is logged with its request id and code, without the values of the statement", async () => {
  const own = postgres(databaseUrl, { max: 1 });
  await own`alter table heatmap_events rename column selector to renamed`;
  await own.end();
  const requestId = randomUUID();
  const secret = `secret-${randomUUID()}`;
  const answer = await api
    .post(path)
    .set({ ...tenant.as.writer, "x-request-id": requestId })
    .send(newEvent({ selector: `#${secret}`, sessionId: secret }))
    .expect(500);
  expect(answer.text).not.toMatch(/selector|relation|column|select |insert /i);
  const lines = await linesOf(requestId);
  expect(lines.map(({ msg }) => msg)).toEqual(["a call failed on our side", "answered"]);
  expect(JSON.stringify(lines)).toContain('"code":"42703"');
  expect(JSON.stringify(lines[0])).toMatch(/"stack":" +at /);
  expect(server.log()).not.toContain(secret);
});
