import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { afterAll, describe, expect, inject, test } from "vitest";
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
const program = join(import.meta.dirname, "../../../../scripts/worker.ts");
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
    const open = () => held.filter(({ destroyed }) => !destroyed).length;
    await receiver.until(() => open() >= IN_FLIGHT);
    holds = false;
    // More for the same endpoints, so that some wait while the worker dies.
    for (const tenantId of tenants) ids.push(...(await stand.tell(tenantId, 2)));
    const inFlight = open();
    worker.kill("SIGKILL");
    const killedAt = performance.now();
    await once(worker, "exit");

    const next = startWorker();
    const wanted = (ids.length * IN_FLIGHT) / TENANTS;
    const sends = () => receiver.received.map(({ path, headers }) => `${headers["x-event-id"]} ${path}`);
    await receiver.until(
      () => new Set(sends()).size === wanted && receiver.received.length >= wanted + inFlight,
    );
    expect(performance.now() - killedAt).toBeLessThan(60_000);
    const unfinished = async () =>
      (await Promise.all(tenants.map((tenantId) => stand.queue(tenantId)))).flat().length;
    await expect.poll(unfinished, { timeout: 20_000 }).toBe(0);
    next.kill("SIGTERM");
    expect(await once(next, "exit")).toEqual([0, null]);

    // Every send is in the log, those in flight as unknown; nothing else was sent twice but what had timed out.
    const log = (await Promise.all(tenants.map((tenantId) => stand.log(tenantId)))).flat();
    const outcomes = (outcome: string) => log.filter((line) => line.outcome === outcome).length;
    expect(log).toHaveLength(receiver.received.length);
    expect(outcomes("success")).toBe(wanted);
    expect(outcomes("unknown")).toBeLessThanOrEqual(inFlight);
    expect(receiver.received.length - wanted).toBe(outcomes("unknown") + outcomes("timeout"));
  });
});
