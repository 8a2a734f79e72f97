import { type ChildProcess, spawn } from "node:child_process";
import { randomUUIDv7 } from "node:crypto";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { devNull, tmpdir } from "node:os";
import { join } from "node:path";
import { connect, heatmapEvents, webhookDeliveries, webhookMessages, webhooks, withTenant } from "@titik/db";
import { createTenant } from "@titik/db/testing";
import postgres from "postgres";
import { afterAll, expect, inject, onTestFinished, test } from "vitest";
import { type Server, startServer } from "../../scripts/start/server.ts";
import { freePort } from "../../scripts/test/stack.ts";

const TENANTS = 4;
const EVENTS_EACH = 90;
const POSTERS = 4;

const connection = connect(inject("databaseUrl"), { max: 4, name: "titik-test" });
const owner = postgres(inject("databaseUrl"), { max: 1, onnotice: () => undefined });
const folder = mkdtempSync(join(tmpdir(), "titik-two-"));
const silence = openSync(devNull, "w");
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
const settings = { WEBHOOK_ALLOW_CIDRS: "127.0.0.0/8", LOG_LEVEL: "fatal" };
afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  closeSync(silence);
  rmSync(folder, { recursive: true, force: true });
  await Promise.all([connection.close(), owner.end({ timeout: 5 })]);
});

async function openServer(): Promise<Server & { events: string }> {
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const server = startServer({
    mode: "production",
    host: "127.0.0.1",
    port,
    baseUrl,
    dataDirectory: folder,
    database: { url: inject("databaseUrl"), authSecret: inject("authSecret"), embedded: true },
    output: silence,
    environment: settings,
  });
  onTestFinished(() => {
    try {
      process.kill(-server.pid, "SIGKILL");
    } catch (error) {
      expect(error).toMatchObject({ code: "ESRCH" });
    }
  });
  await server.ready;
  return Object.assign(server, { events: `${baseUrl}/api/analytics/heatmap/events` });
}

async function openWorker(): Promise<ChildProcess> {
  const worker = spawn(process.execPath, [join(import.meta.dirname, "../../scripts/worker.ts")], {
    env: {
      ...process.env,
      ...settings,
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

async function openTenant() {
  const { tenantId, dsn } = await createTenant(connection.db);
  const { port } = receiver.address() as AddressInfo;
  await withTenant(connection.db, tenantId, (tx) =>
    tx.insert(webhooks).values({
      tenantId,
      id: randomUUIDv7(),
      url: `http://127.0.0.1:${port}/${tenantId}`,
      enabled: true,
      eventType: "heatmap",
      createdAt: new Date(),
    }),
  );
  return { tenantId, dsn };
}

type Tenant = Awaited<ReturnType<typeof openTenant>>;

const ts = new Date().toISOString();

async function isSomebodyWaiting(): Promise<boolean> {
  const [row] = await owner`select from pg_stat_activity where wait_event_type = 'Lock' limit 1`;
  return row !== undefined;
}

const send = (address: string, { tenantId, dsn }: Tenant, eventId: string) =>
  fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json", "x-dsn": dsn },
    body: JSON.stringify({
      ...{ eventId, type: "click", page: `/${tenantId}`, selector: "#buy", x: 1, y: 2, vw: 1280, vh: 720 },
      ...{ sessionId: "two", ts },
    }),
  });

const stored = ({ tenantId }: Tenant) =>
  withTenant(connection.db, tenantId, async (tx) => ({
    events: await tx.select({ id: heatmapEvents.eventId, page: heatmapEvents.page }).from(heatmapEvents),
    messages: await tx.select().from(webhookMessages),
    deliveries: await tx.select().from(webhookDeliveries),
  }));

test("two servers and two workers on one database lose, double and mix nothing", {
  timeout: 180_000,
}, async () => {
  const [one, two] = await Promise.all([openServer(), openServer()]);
  const workers = await Promise.all([openWorker(), openWorker()]);
  const tenants = await Promise.all(Array.from({ length: TENANTS }, openTenant));
  const sent = new Map(tenants.map(({ tenantId }) => [tenantId, new Set<string>()]));

  await Promise.all(
    tenants.map(async (tenant) => {
      for (let event = 0; event < EVENTS_EACH; event += 1) {
        const eventId = randomUUIDv7();
        sent.get(tenant.tenantId)?.add(eventId);
        // The same event through both doors at once: one stores it, the other knows it.
        const both = event % 3 === 0;
        const addresses = both ? [one.events, two.events] : [event % 2 === 0 ? one.events : two.events];
        const answers = await Promise.all(addresses.map((address) => send(address, tenant, eventId)));
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
  const server = await openServer();
  const tenant = await openTenant();
  const acknowledged = new Set<string>();
  const enough = Promise.withResolvers<void>();
  const post = async (eventId = randomUUIDv7()) => {
    const answer = await send(server.events, tenant, eventId);
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
      ...{ vw: 1, vh: 1, density: 1, sessionId: "held", ts: new Date(ts), receivedAt: new Date(ts) },
      ...{ trusted: true, bot: false },
    });
    const underWay = post(eventId);
    await expect.poll(isSomebodyWaiting).toBe(true);
    const stopped = server.stop();
    await expect
      .poll(() =>
        fetch(server.events).then(
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
