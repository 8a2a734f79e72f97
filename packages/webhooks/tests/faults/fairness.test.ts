import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { runDelivery } from "../../src/index.ts";
import { startReceiver } from "../support/receiver.ts";
import { openStand } from "../support/stand.ts";

const stand = openStand();
const hanging: ServerResponse[] = [];
const receiver = await startReceiver({ stuck: (_request, response) => hanging.push(response) });

const ENDPOINTS = 200;
const MESSAGES = 5;
const EVERY_MS = 1_000;
const P95_MS = 2_000;

const p95 = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0;

describe("promise 7: no head-of-line blocking", () => {
  test.each([
    ["one tenant", 1],
    ["ten tenants", 10],
  ])(
    "promise 7: 200 endpoints of %s, half of them hanging: the others' p95 is below 2 s",
    async (_name, count) => {
      const tenants = await Promise.all(Array.from({ length: count }, () => stand.newTenant()));
      const paths = Array.from({ length: ENDPOINTS / count }, (_, number) =>
        number % 2 === 0 ? "ok" : "stuck",
      );
      for (const tenantId of tenants)
        await stand.addEndpoints(
          tenantId,
          paths.map((path) => `${receiver.url}/${path}/${tenantId}`),
        );
      const stop = new AbortController();
      const running = runDelivery(stand.options(), stop.signal);
      const toldAt = new Map<string, number>();
      for (let round = 0; round < MESSAGES; round += 1) {
        await Promise.all(
          tenants.map(async (tenantId) => {
            for (const id of await stand.tell(tenantId)) toldAt.set(id, Date.now());
          }),
        );
        await wait(EVERY_MS);
      }
      const healthy = () =>
        receiver.received.filter(
          ({ path, headers }) => path.startsWith("/ok") && toldAt.has(headers["x-event-id"] ?? ""),
        );
      await receiver.until(() => healthy().length >= (MESSAGES * ENDPOINTS) / 2);
      const delays = healthy().map(({ at, headers }) => at - (toldAt.get(headers["x-event-id"] ?? "") ?? 0));
      stop.abort();
      for (const response of hanging.splice(0)) response.end();
      await running;
      expect(delays).toHaveLength((MESSAGES * ENDPOINTS) / 2);
      process.stderr.write(`p95 of ${delays.length} healthy deliveries: ${p95(delays)} ms\n`);
      expect(p95(delays)).toBeLessThan(P95_MS);
      expect(stand.faults).toEqual([]);
    },
  );
});
