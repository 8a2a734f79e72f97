import { expect, test } from "vitest";
import { type Answer, DELIVERY_LEASE_MS, runDelivery } from "../../src/index.ts";
import { openStand } from "../support/stand.ts";

const stand = openStand();

/** A worker that sends one message, and hears the answer when the test says so. */
function openWorker() {
  const sending = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<Answer>();
  const stop = new AbortController();
  const send = () => {
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
      answer.resolve({ outcome, statusCode, headers: {}, body: "", error: null });
      await ended;
    },
  };
}

test("promise 4: what a worker hears after its lease has passed to another counts for nothing", async () => {
  const tenantId = await stand.newTenant();
  await stand.addEndpoint(tenantId, "http://127.0.0.1/");
  await stand.tell(tenantId);
  const stalled = openWorker();
  await stalled.sending;
  stalled.stop();
  stand.pass(DELIVERY_LEASE_MS);
  const other = openWorker();
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
