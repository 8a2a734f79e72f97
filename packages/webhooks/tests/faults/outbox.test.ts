import { randomUUID, randomUUIDv7 } from "node:crypto";
import { webhookMessages, withTenant } from "@titik/db";
import { expect, test } from "vitest";
import { enqueueMessages } from "../../src/index.ts";
import { startReceiver } from "../support/receiver.ts";
import { openStand } from "../support/stand.ts";

const stand = openStand();
const receiver = await startReceiver();

const messages = (tenantId: string) =>
  withTenant(stand.db, tenantId, (tx) => tx.select().from(webhookMessages));

test("a message goes to each endpoint that wants it, is stored once, and is sent byte for byte", async () => {
  const tenantId = await stand.newTenant();
  const one = await stand.addEndpoint(tenantId, `${receiver.url}/ok/one`);
  const two = await stand.addEndpoint(tenantId, `${receiver.url}/ok/two`);
  const [id] = await stand.tell(tenantId);
  expect(await messages(tenantId)).toHaveLength(1);
  await stand.deliverUntil(async () => (await stand.log(tenantId)).length === 2);
  const log = await stand.log(tenantId);
  expect(log.map(({ webhookId }) => webhookId).sort()).toEqual([one, two].sort());
  expect(log).toMatchObject([
    { outcome: "success", messageId: id, attempt: 1, statusCode: 200, responseBody: "thanks", error: null },
    { outcome: "success", messageId: id, attempt: 1, statusCode: 200, responseBody: "thanks", error: null },
  ]);
  expect(await stand.queue(tenantId)).toEqual([]);
  const [stored] = await messages(tenantId);
  const arrived = receiver.received.filter(({ headers }) => headers["x-event-id"] === id);
  expect(arrived.map(({ path }) => path).sort()).toEqual(["/ok/one", "/ok/two"]);
  for (const { body, headers } of arrived) {
    expect(body).toBe(stored?.body);
    expect(headers).toMatchObject({
      "content-type": "application/json",
      "x-event-type": "analytics.heatmap.event.created",
      "webhook-id": id,
    });
    expect(headers["x-webhook-signature"]).toBeUndefined();
  }
});

test.each([
  ["all", ["analytics.heatmap.event.created", "analytics.heatmap.export.ready", "error.occurred"]],
  ["heatmap", ["analytics.heatmap.event.created", "analytics.heatmap.export.ready"]],
  ["error", ["error.occurred"]],
  ["analytics.heatmap.export.ready", ["analytics.heatmap.export.ready"]],
])("an endpoint of the kind %s is owed %j", async (eventType, wanted) => {
  const tenantId = await stand.newTenant();
  await stand.addEndpoint(tenantId, receiver.url, { eventType });
  for (const kind of ["analytics.heatmap.event.created", "analytics.heatmap.export.ready", "error.occurred"])
    await stand.tell(tenantId, 1, kind);
  expect((await messages(tenantId)).map((message) => message.eventType).sort()).toEqual(wanted);
  expect(await stand.queue(tenantId)).toHaveLength(wanted.length);
});

test("nobody subscribed, or only disabled endpoints: no message is stored", async () => {
  const tenantId = await stand.newTenant();
  await stand.tell(tenantId);
  await stand.addEndpoint(tenantId, receiver.url, { enabled: false });
  await stand.tell(tenantId);
  expect(await messages(tenantId)).toEqual([]);
  expect(await stand.queue(tenantId)).toEqual([]);
});

test("500 messages for 3 endpoints are queued by one statement", async () => {
  const tenantId = await stand.newTenant();
  for (const path of ["a", "b", "c"])
    await stand.addEndpoint(tenantId, `${receiver.url}/ok/${path}`, { enabled: true });
  const owed = await withTenant(stand.db, tenantId, (tx) =>
    enqueueMessages(tx, {
      tenantId,
      now: stand.now(),
      messages: Array.from({ length: 500 }, () => ({
        id: randomUUIDv7(),
        eventType: "analytics.heatmap.event.created",
        body: JSON.stringify({ text: 'quote " back\\slash {brace} émoji 😀 \n' }),
      })),
    }),
  );
  expect(owed).toBe(1500);
  expect(await messages(tenantId)).toHaveLength(500);
});

test("a transaction that is rolled back leaves neither message nor queue", async () => {
  const tenantId = await stand.newTenant();
  await stand.addEndpoint(tenantId, receiver.url);
  const undone = withTenant(stand.db, tenantId, async (tx) => {
    const message = { id: randomUUID(), eventType: "error.occurred", body: "{}" };
    await enqueueMessages(tx, { tenantId, now: stand.now(), messages: [message] });
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  expect(await messages(tenantId)).toEqual([]);
  expect(await stand.queue(tenantId)).toEqual([]);
});
