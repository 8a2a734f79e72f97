import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { heatmapEvents, webhookDeliveries, webhookMessages, webhookQueue, withTenant } from "@titik/db";
import { afterAll, expect, test } from "vitest";
import { startOwnServer } from "../../apps/web/tests/support/own-server.ts";
import { newEvent, openDatabase } from "../../apps/web/tests/support/stack.ts";
import { subscribedTenant } from "../support/subscribed-tenant.ts";

const KILLS = 20;
const POSTERS = 6;
const connection = openDatabase();
const receiver = createServer((request, response) => {
  request.resume().on("end", () => response.end());
}).listen(0, "127.0.0.1");
afterAll(() => void receiver.close());

// Twenty starts, on machines that have other work to do.
test("promise 3, CARD-08: server killed 20 times mid-load: every stored event has exactly its message", {
  timeout: 300_000,
}, async () => {
  const { tenantId, send } = await subscribedTenant(connection, (receiver.address() as AddressInfo).port);
  const acknowledged = new Set<string>();

  for (let kill = 0; kill < KILLS; kill += 1) {
    const server = await startOwnServer({
      environment: { WEBHOOK_ALLOW_CIDRS: "127.0.0.0/8", LOG_LEVEL: "fatal" },
    });
    const enough = Promise.withResolvers<void>();
    const atLeast = acknowledged.size + 20 + kill;
    const post = async () => {
      for (;;) {
        const event = newEvent();
        const answer = await send(server.baseUrl, event);
        expect(answer.status).toBe(201);
        acknowledged.add(event.eventId);
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
