import { describe, expect, test } from "vitest";
import { type Answer, DELIVERY_LEASE_MS, runDelivery, type Send } from "../../src/index.ts";
import { startReceiver } from "../support/receiver.ts";
import { openStand } from "../support/stand.ts";

const stand = openStand();
const receiver = await startReceiver();
const to = (tenantId: string) => receiver.received.filter(({ path }) => path.includes(tenantId));
const thanks: Answer = { outcome: "success", statusCode: 200, headers: {}, body: "", error: null };

describe("promise 5: every send is in the log", () => {
  test("promise 5: the receiver and the log count the same, whatever came of it", async () => {
    const tenantId = await stand.newTenant();
    for (const path of ["ok", "500", "302", "reset", "garbage"])
      await stand.addEndpoint(tenantId, `${receiver.url}/${path}/${tenantId}`);
    await stand.tell(tenantId, 40);
    await stand.deliverUntil(async () => (await stand.log(tenantId)).length === 200);
    const log = await stand.log(tenantId);
    expect(to(tenantId)).toHaveLength(200);
    expect(Object.groupBy(log, ({ outcome }) => outcome)).toMatchObject({
      success: { length: 40 },
      failure: { length: 160 },
    });
    for (const { requestHeaders, sentAt, error, outcome } of log) {
      expect(requestHeaders).toMatchObject({ "x-event-type": "analytics.heatmap.event.created" });
      expect(sentAt).toBeInstanceOf(Date);
      expect(error === null).toBe(outcome === "success");
    }
  });

  test("promise 5: a send whose worker stalled is logged as unknown, once, and goes out again", async () => {
    const tenantId = await stand.newTenant();
    await stand.addEndpoint(tenantId, `${receiver.url}/500/${tenantId}`);
    await stand.tell(tenantId);
    const sent = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<Answer>();
    const stop = new AbortController();
    const stalled = runDelivery(
      stand.options({
        send: ({ url }) => {
          if (url.endsWith(tenantId)) sent.resolve();
          return answer.promise;
        },
      }),
      stop.signal,
    );
    await sent.promise;
    stop.abort();
    stand.pass(DELIVERY_LEASE_MS - 5_000);
    const other = await stand.newTenant();
    await stand.addEndpoint(other, `${receiver.url}/ok/${other}`);
    await stand.tell(other);
    await stand.deliverUntil(async () => (await stand.log(other)).length === 1);
    expect(await stand.log(tenantId)).toEqual([]);
    stand.pass(6_000);
    await stand.deliverUntil(async () => (await stand.log(tenantId)).length === 2);
    // Its worker wakes up after all: the attempt is in the log already, and its word does not count any more.
    answer.resolve(thanks);
    await stalled;
    expect((await stand.log(tenantId)).map(({ attempt, outcome }) => [attempt, outcome])).toEqual([
      [1, "unknown"],
      [2, "failure"],
    ]);
    expect(to(tenantId)).toHaveLength(1);
    expect(await stand.queue(tenantId)).toMatchObject([{ attempts: 2, leaseUntil: null }]);
  });

  test("promise 5: an endpoint whose sends always kill their worker is given up after the last retry", async () => {
    const tenantId = await stand.newTenant();
    await stand.addEndpoint(tenantId, `${receiver.url}/ok/${tenantId}`);
    await stand.tell(tenantId);
    const hang = Promise.withResolvers<Answer>();
    const workers: Promise<void>[] = [];
    for (let attempt = 1; attempt <= 11; attempt += 1) {
      const sent = Promise.withResolvers<void>();
      const stop = new AbortController();
      const send: Send = ({ url }) => {
        if (url.endsWith(tenantId)) sent.resolve();
        return hang.promise;
      };
      workers.push(runDelivery(stand.options({ send }), stop.signal));
      await sent.promise;
      stop.abort();
      stand.pass(DELIVERY_LEASE_MS + 1_000);
    }
    await stand.deliverUntil(async () => (await stand.queue(tenantId)).length === 0);
    expect(to(tenantId)).toEqual([]);
    expect((await stand.log(tenantId)).map(({ outcome }) => outcome)).toEqual(Array(11).fill("unknown"));
    hang.resolve(thanks);
    await Promise.all(workers);
  });

  test("promise 5: a secret that cannot be opened is told in the log, and nothing is sent", async () => {
    const tenantId = await stand.newTenant();
    const webhookId = await stand.addEndpoint(tenantId, `${receiver.url}/ok/${tenantId}`, { secret: "one" });
    await stand.tell(tenantId);
    await stand.deliverUntil(async () => (await stand.log(tenantId)).length === 1, {
      secretKey: Object.assign(Buffer.alloc(32), { kind: "webhook secrets" } as const),
    });
    expect(await stand.log(tenantId)).toMatchObject([
      { webhookId, outcome: "refused", error: expect.stringContaining("AUTH_SECRET") },
    ]);
    expect(to(tenantId)).toEqual([]);
  });
});
