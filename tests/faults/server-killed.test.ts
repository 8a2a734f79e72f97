import { randomUUIDv7 } from "node:crypto";
import { closeSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { devNull, tmpdir } from "node:os";
import { join } from "node:path";
import {
  connect,
  heatmapEvents,
  webhookDeliveries,
  webhookMessages,
  webhookQueue,
  webhooks,
  withTenant,
} from "@titik/db";
import { createTenant } from "@titik/db/testing";
import { afterAll, expect, inject, onTestFinished, test } from "vitest";
import { startServer } from "../../scripts/start/server.ts";
import { freePort } from "../../scripts/test/stack.ts";

const KILLS = 20;
const POSTERS = 6;
const connection = connect(inject("databaseUrl"), { max: 4, name: "titik-test" });
const folder = mkdtempSync(join(tmpdir(), "titik-killed-"));
const silence = openSync(devNull, "w");
const receiver = createServer((request, response) => {
  request.resume().on("end", () => response.end());
}).listen(0, "127.0.0.1");
afterAll(async () => {
  receiver.close();
  closeSync(silence);
  rmSync(folder, { recursive: true, force: true });
  await connection.close();
});

/** Also when the test has run out of time; the group is gone when all went well. */
function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    expect(error).toMatchObject({ code: "ESRCH" });
  }
}

const newEvent = (eventId: string) => ({
  eventId,
  type: "click",
  page: "/kopi",
  selector: "#buy",
  x: 1,
  y: 2,
  vw: 1280,
  vh: 720,
  sessionId: "killed",
  ts: new Date().toISOString(),
});

// Twenty starts, on machines that have other work to do.
test("promise 3, CARD-08: server killed 20 times mid-load: every stored event has exactly its message", {
  timeout: 300_000,
}, async () => {
  const { tenantId, dsn } = await createTenant(connection.db);
  const { port: receiverPort } = receiver.address() as AddressInfo;
  await withTenant(connection.db, tenantId, (tx) =>
    tx.insert(webhooks).values({
      tenantId,
      id: randomUUIDv7(),
      url: `http://127.0.0.1:${receiverPort}/`,
      enabled: true,
      eventType: "heatmap",
      createdAt: new Date(),
    }),
  );
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const acknowledged = new Set<string>();

  for (let kill = 0; kill < KILLS; kill += 1) {
    const server = startServer({
      mode: "production",
      host: "127.0.0.1",
      port,
      baseUrl,
      dataDirectory: folder,
      database: { url: inject("databaseUrl"), authSecret: inject("authSecret"), embedded: true },
      output: silence,
      environment: { WEBHOOK_ALLOW_CIDRS: "127.0.0.0/8", LOG_LEVEL: "fatal" },
    });
    onTestFinished(() => killGroup(server.pid));
    await server.ready;
    const enough = Promise.withResolvers<void>();
    const atLeast = acknowledged.size + 20 + kill;
    const post = async () => {
      for (;;) {
        const eventId = randomUUIDv7();
        const answer = await fetch(`${baseUrl}/api/analytics/heatmap/events`, {
          method: "POST",
          headers: { "content-type": "application/json", "x-dsn": dsn },
          body: JSON.stringify(newEvent(eventId)),
        });
        expect(answer.status).toBe(201);
        acknowledged.add(eventId);
        if (acknowledged.size >= atLeast) enough.resolve();
      }
    };
    // Each ends with the connection that the kill breaks.
    const posters = Array.from({ length: POSTERS }, () => post().catch((error: unknown) => error));
    await Promise.race([enough.promise, Promise.all(posters)]);
    process.kill(server.pid, "SIGKILL");
    await server.ended;
    for (const ended of await Promise.all(posters)) expect(ended).toBeInstanceOf(TypeError);
  }

  const [events, messages, owed, sent] = await withTenant(connection.db, tenantId, async (tx) => [
    await tx.select({ id: heatmapEvents.eventId }).from(heatmapEvents),
    await tx.select().from(webhookMessages),
    await tx.select({ id: webhookQueue.messageId }).from(webhookQueue),
    await tx.select({ id: webhookDeliveries.messageId }).from(webhookDeliveries),
  ]);
  const stored = new Set(events.map(({ id }) => id));
  const told = messages.map(({ body }): string => JSON.parse(body).eventId);
  expect(acknowledged.size).toBeGreaterThan(KILLS * 20);
  expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
  expect(told.toSorted()).toEqual([...stored].toSorted());
  const known = new Set([...owed, ...sent].map(({ id }) => id));
  expect(messages.filter(({ id }) => !known.has(id))).toEqual([]);
});
