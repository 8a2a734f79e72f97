import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { afterAll, describe, expect, inject, test } from "vitest";
import { DELIVERY_LEASE_MS } from "../../src/index.ts";
import { startReceiver } from "../support/receiver.ts";
import { openStand } from "../support/stand.ts";

const stand = openStand();
const held: ServerResponse[] = [];
let holds = true;
const receiver = await startReceiver({
  hold: (_request, response) => {
    if (holds) held.push(response);
    else response.end();
  },
});

const TENANTS = 5;
const IN_FLIGHT = 500;
const program = join(import.meta.dirname, "../../../../apps/web/worker.ts");
const workers: ChildProcess[] = [];
afterAll(() => {
  for (const worker of workers) worker.kill("SIGKILL");
});

function startWorker(): ChildProcess {
  const worker = spawn(process.execPath, [program], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: inject("databaseUrl"),
      AUTH_SECRET: inject("authSecret"),
      WEBHOOK_ALLOW_CIDRS: "127.0.0.0/8",
      LOG_LEVEL: "error",
    },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  workers.push(worker);
  return worker;
}

describe("promise 4: a killed worker", () => {
  test("promise 4: with 500 in flight: none is missing within 60 s, and only those are sent twice", async () => {
    const tenants = await Promise.all(Array.from({ length: TENANTS }, () => stand.newTenant()));
    const ids: string[] = [];
    for (const tenantId of tenants) {
      const numbers = Array.from({ length: IN_FLIGHT / TENANTS }, (_, number) => number);
      await stand.addEndpoints(
        tenantId,
        numbers.map((number) => `${receiver.url}/hold/${number}`),
      );
      ids.push(...(await stand.tell(tenantId)));
    }
    const worker = startWorker();
    await receiver.until(() => held.length === IN_FLIGHT);
    holds = false;
    // More for the same endpoints, so that some wait while the worker dies.
    for (const tenantId of tenants) ids.push(...(await stand.tell(tenantId, 2)));
    const before = receiver.received.length;
    worker.kill("SIGKILL");
    const killedAt = performance.now();
    await once(worker, "exit");

    const next = startWorker();
    const sends = () => receiver.received.map(({ path, headers }) => `${headers["x-event-id"]} ${path}`);
    const wanted = (ids.length * IN_FLIGHT) / TENANTS;
    const unfinished = async () =>
      (await Promise.all(tenants.map((tenantId) => stand.queue(tenantId)))).flat().length;
    await receiver.until(() => receiver.received.length >= wanted + IN_FLIGHT);
    expect(performance.now() - killedAt).toBeLessThan(60_000);
    expect(DELIVERY_LEASE_MS).toBeLessThan(60_000);
    await expect.poll(unfinished, { timeout: 10_000 }).toBe(0);
    next.kill("SIGTERM");
    expect(await once(next, "exit")).toEqual([0, null]);

    const counts = [...Map.groupBy(sends(), (send) => send).values()].map(({ length }) => length);
    expect(counts).toHaveLength(wanted);
    expect(counts.filter((count) => count > 1).length).toBeLessThanOrEqual(before);
    expect(Math.max(...counts)).toBeLessThanOrEqual(2);

    // Every send is in the log: those in flight as unknown, all others with their answer.
    const log = (await Promise.all(tenants.map((tenantId) => stand.log(tenantId)))).flat();
    expect(log).toHaveLength(receiver.received.length);
    expect(log.filter(({ outcome }) => outcome === "unknown")).toHaveLength(
      receiver.received.length - wanted,
    );
    expect(log.filter(({ outcome }) => outcome === "success")).toHaveLength(wanted);
  });
});
