import { expect, test } from "vitest";
import { type Answer, DELIVERY_LEASE_MS, type DeliveryOptions, runDelivery } from "../../src/index.ts";
import { openStand } from "../support/stand.ts";

const stand = openStand();

const DELIVERED: Answer = { outcome: "success", statusCode: 200, headers: {}, body: "", error: null };

/** A worker that sends one message of the tenant, and hears the answer when the test says so. */
function openWorker(tenantId: string) {
  const sending = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<Answer>();
  const stop = new AbortController();
  const send: DeliveryOptions["send"] = async ({ body }) => {
    // What other suites have left is due as well, by the clock of this one.
    if (!body.includes(tenantId)) return DELIVERED;
    sending.resolve();
    return answer.promise;
  };
  const ended = runDelivery(stand.options({ send }), stop.signal);
  return {
    sending: sending.promise,
    /** Nothing new is begun; ends when the answer is there and written. */
    stop: () => stop.abort(),
    hear: async (statusCode: number) => {
      const outcome = statusCode < 300 ? "success" : "failure";
      answer.resolve({ ...DELIVERED, outcome, statusCode });
      await ended;
    },
  };
}

test("promise 4: what a worker hears after its lease has passed to another counts for nothing", async () => {
  const tenantId = await stand.newTenant();
  await stand.addEndpoint(tenantId, "http://127.0.0.1/");
  await stand.tell(tenantId);
  const stalled = openWorker(tenantId);
  await stalled.sending;
  stalled.stop();
  stand.pass(DELIVERY_LEASE_MS);
  const other = openWorker(tenantId);
  await other.sending;
  other.stop();
  const outcomes = async () => (await stand.log(tenantId)).map(({ attempt, outcome }) => [attempt, outcome]);

  await stalled.hear(200);
  expect(await outcomes()).toEqual([[1, "unknown"]]);
  const [owed] = await stand.queue(tenantId);
  expect(owed).toMatchObject({ attempts: 2, leaseToken: expect.any(String), nextAt: null });

  await other.hear(503);
  expect(await outcomes()).toEqual([
    [1, "unknown"],
    [2, "failure"],
  ]);
  const [later] = await stand.queue(tenantId);
  expect(later).toMatchObject({ attempts: 2, leaseToken: null, nextAt: expect.any(Date) });
});
