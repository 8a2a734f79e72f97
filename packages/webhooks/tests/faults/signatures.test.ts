import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { startReceiver } from "../support/receiver.ts";
import { openStand } from "../support/stand.ts";

const stand = openStand();
const receiver = await startReceiver();
const DAY = 86_400_000;
const current = `whsec_${Buffer.from("the secret of today ....").toString("base64")}`;
const before = `whsec_${Buffer.from("the secret of yesterday.").toString("base64")}`;

/** Delivers one message and says under which of the secrets the package takes it. */
async function verifyUnder(tenantId: string, secrets: readonly string[]): Promise<boolean[]> {
  const [id] = await stand.tell(tenantId);
  const arrived = () => receiver.received.find(({ headers }) => headers["x-event-id"] === id);
  await stand.deliverUntil(() => arrived() !== undefined);
  const { body, headers } = arrived() ?? { body: "", headers: {} };
  return secrets.map((secret) => {
    try {
      new Webhook(secret).verify(body, headers);
      return true;
    } catch {
      return false;
    }
  });
}

test("promise 10: a delivery verifies with standardwebhooks under the new secret, and for 24 h under the old", async () => {
  const tenantId = await stand.newTenant();
  // The package takes the machine's clock, so the rotation is moved and not the time.
  const rotated = (hoursAgo: number) => new Date(Date.now() - hoursAgo * 3_600_000 + DAY);
  await stand.addEndpoint(tenantId, `${receiver.url}/ok`, {
    secret: current,
    previous: { secret: before, until: rotated(23.9) },
  });
  expect(await verifyUnder(tenantId, [current, before])).toEqual([true, true]);
  const later = await stand.newTenant();
  await stand.addEndpoint(later, `${receiver.url}/ok`, {
    secret: current,
    previous: { secret: before, until: rotated(24.1) },
  });
  expect(await verifyUnder(later, [current, before])).toEqual([true, false]);
});

test("promise 10: a retry carries the time of its own attempt", async () => {
  const tenantId = await stand.newTenant();
  await stand.addEndpoint(tenantId, `${receiver.url}/500`, { secret: current });
  const [id] = await stand.tell(tenantId);
  await stand.deliverUntil(async () => (await stand.log(tenantId)).length === 1);
  stand.pass(600_000);
  await stand.deliverUntil(async () => (await stand.log(tenantId)).length === 2);
  const times = receiver.received
    .filter(({ headers }) => headers["x-event-id"] === id)
    .map(({ headers }) => Number(headers["webhook-timestamp"]));
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(600);
});
