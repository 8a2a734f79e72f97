import { type ChildProcess, spawn } from "node:child_process";
import { randomUUIDv7 } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { heatmapEvents, webhookDeliveries, webhookMessages, withTenant } from "@titik/db";
import postgres from "postgres";
import { afterAll, expect, inject, onTestFinished, test } from "vitest";
import { startOwnServer } from "../../apps/web/tests/support/own-server.ts";
import { newEvent, openDatabase } from "../../apps/web/tests/support/stack.ts";
import { subscribedTenant } from "../support/subscribed-tenant.ts";

const TENANTS = 4;
const EVENTS_EACH = 90;
const POSTERS = 4;

const connection = openDatabase();
const owner = postgres(inject("databaseUrl"), { max: 1, onnotice: () => undefined });
const received: { path: string; id: string; body: { tenantId: string; eventId: string } }[] = [];
const receiver = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const body = JSON.parse(Buffer.concat(chunks).toString());
    received.push({ path: request.url ?? "", id: String(request.headers["x-event-id"]), body });
    response.end();
  });
}).listen(0, "127.0.0.1");
const environment = { WEBHOOK_ALLOW_CIDRS: "127.0.0.0/8", LOG_LEVEL: "fatal" };
afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await owner.end({ timeout: 5 });
});

async function openWorker(): Promise<ChildProcess> {
  const worker = spawn(process.execPath, [join(import.meta.dirname, "../../scripts/worker.ts")], {
    env: {
      ...process.env,
      ...environment,
      NODE_ENV: "production",
      DATABASE_URL: inject("databaseUrl"),
      AUTH_SECRET: inject("authSecret"),
    },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  onTestFinished(() => {
    worker.kill("SIGKILL");
  });
  await once(worker, "message");
  return worker;
}

const openTenant = () => subscribedTenant(connection, (receiver.address() as AddressInfo).port);

type Tenant = Awaited<ReturnType<typeof openTenant>>;

async function isSomebodyWaiting(): Promise<boolean> {
  const [row] = await owner`select from pg_stat_activity where wait_event_type = 'Lock' limit 1`;
  return row !== undefined;
}

const stored = ({ tenantId }: Tenant) =>
  withTenant(connection.db, tenantId, async (tx) => ({
    events: await tx.select({ id: heatmapEvents.eventId, page: heatmapEvents.page }).from(heatmapEvents),
    messages: await tx.select().from(webhookMessages),
    deliveries: await tx.select().from(webhookDeliveries),
  }));

test("two servers and two workers on one database lose, double and mix nothing", {
  timeout: 180_000,
}, async () => {
  const [one, two] = await Promise.all([startOwnServer({ environment }), startOwnServer({ environment })]);
  const workers = await Promise.all([openWorker(), openWorker()]);
  const tenants = await Promise.all(Array.from({ length: TENANTS }, openTenant));
  const sent = new Map(tenants.map(({ tenantId }) => [tenantId, new Set<string>()]));

  await Promise.all(
    tenants.map(async (tenant) => {
      for (let turn = 0; turn < EVENTS_EACH; turn += 1) {
        const event = newEvent({ page: `/${tenant.tenantId}` });
        sent.get(tenant.tenantId)?.add(event.eventId);
        // The same event through both doors at once: one stores it, the other knows it.
        const both = turn % 3 === 0;
        const doors = both ? [one, two] : [turn % 2 === 0 ? one : two];
        const answers = await Promise.all(doors.map(({ baseUrl }) => tenant.send(baseUrl, event)));
        const statuses = answers.map(({ status }) => status).toSorted();
        expect(statuses).toEqual(both ? [200, 201] : [201]);
      }
    }),
  );
  await expect.poll(() => received.length, { timeout: 60_000 }).toBeGreaterThanOrEqual(TENANTS * EVENTS_EACH);
  const exits = workers.map((worker) => once(worker, "exit"));
  for (const worker of workers) worker.kill("SIGTERM");
  expect(await Promise.all(exits)).toEqual([
    [0, null],
    [0, null],
  ]);
  await Promise.all([one.stop(), two.stop()]);

  for (const tenant of tenants) {
    const { tenantId } = tenant;
    const { events, messages, deliveries } = await stored(tenant);
    const ids = [...(sent.get(tenantId) ?? [])].toSorted();
    expect(events.map(({ id }) => id).toSorted()).toEqual(ids);
    expect(new Set(events.map(({ page }) => page))).toEqual(new Set([`/${tenantId}`]));
    expect(messages.map(({ body }): string => JSON.parse(body).eventId).toSorted()).toEqual(ids);
    const arrived = received.filter(({ path }) => path === `/${tenantId}`);
    expect(arrived.map(({ body }) => body.eventId).toSorted()).toEqual(ids);
    expect(new Set(arrived.map(({ body }) => body.tenantId))).toEqual(new Set([tenantId]));
    expect(deliveries.map(({ messageId }) => messageId).toSorted()).toEqual(
      arrived.map(({ id }) => id).toSorted(),
    );
  }
});

test("SIGTERM drains: what is under way is answered, what was acknowledged is stored, and nothing else is", {
  timeout: 120_000,
}, async () => {
  const server = await startOwnServer({ environment });
  const tenant = await openTenant();
  const acknowledged = new Set<string>();
  const enough = Promise.withResolvers<void>();
  const post = async (eventId = randomUUIDv7()) => {
    const answer = await tenant.send(server.baseUrl, newEvent({ eventId }));
    expect(answer.status).toBe(201);
    acknowledged.add(eventId);
    if (acknowledged.size >= 100) enough.resolve();
  };
  const postOn = async () => {
    for (;;) await post();
  };
  const posters = Array.from({ length: POSTERS }, () => postOn().catch((error: unknown) => error));
  await Promise.race([enough.promise, Promise.all(posters)]);

  // A transaction that has this id, and does not end yet: the server's has to wait for it.
  const eventId = randomUUIDv7();
  const answered = Promise.withResolvers<unknown>();
  const undone = withTenant(connection.db, tenant.tenantId, async (tx) => {
    await tx.insert(heatmapEvents).values({
      ...{ tenantId: tenant.tenantId, eventId, type: "click", page: "/", selector: "a", x: 1, y: 1 },
      ...{ vw: 1, vh: 1, density: 1, sessionId: "held", ts: new Date(), receivedAt: new Date() },
      ...{ trusted: true, bot: false },
    });
    const underWay = post(eventId);
    await expect.poll(isSomebodyWaiting).toBe(true);
    const stopped = server.stop();
    await expect
      .poll(() =>
        fetch(server.baseUrl).then(
          () => "open",
          () => "shut",
        ),
      )
      .toBe("shut");
    answered.resolve(Promise.all([underWay, stopped]));
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  await answered.promise;

  for (const ended of await Promise.all(posters)) expect(ended).toBeInstanceOf(TypeError);
  const { events, messages } = await stored(tenant);
  expect(acknowledged).toContain(eventId);
  expect(events.map(({ id }) => id).toSorted()).toEqual([...acknowledged].toSorted());
  expect(messages).toHaveLength(acknowledged.size);
});
