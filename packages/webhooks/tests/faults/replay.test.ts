import { withTenant } from "@titik/db";
import { describe, expect, test } from "vitest";
import { deliverNow, replayRange } from "../../src/index.ts";
import { startReceiver } from "../support/receiver.ts";
import { openStand } from "../support/stand.ts";

const stand = openStand();
let status = 500;
const receiver = await startReceiver({
  moody: (_request, response) => {
    response.writeHead(status).end(`said ${status}`);
  },
});
const arrived = (id: string | undefined) =>
  receiver.received.filter(({ headers }) => headers["x-event-id"] === id);

describe("promise 9: replay", () => {
  test("promise 9: by delivery: same id, same bytes, a new line in the log, also when disabled", async () => {
    const tenantId = await stand.newTenant();
    const webhookId = await stand.addEndpoint(tenantId, `${receiver.url}/moody`);
    status = 200;
    const [messageId = ""] = await stand.tell(tenantId);
    await stand.deliverUntil(async () => (await stand.log(tenantId)).length === 1);
    const [line] = await stand.log(tenantId);
    const order = { tenantId, webhookId, messageId, messageCreatedAt: line?.messageCreatedAt ?? new Date(0) };
    expect(await deliverNow(stand.options(), order)).toMatchObject({ outcome: "success", statusCode: 200 });
    status = 500;
    expect(await deliverNow(stand.options(), order)).toMatchObject({ outcome: "failure", statusCode: 500 });
    const log = await stand.log(tenantId);
    expect(log.map(({ attempt, outcome }) => [attempt, outcome])).toEqual([
      [1, "success"],
      [2, "success"],
      [3, "failure"],
    ]);
    expect(new Set(arrived(messageId).map(({ body }) => body)).size).toBe(1);
    expect(arrived(messageId)).toHaveLength(3);
    expect(await stand.queue(tenantId)).toEqual([]);
  });

  test("promise 9: of one that waits for a retry a failure keeps the retry, a success ends it", async () => {
    const tenantId = await stand.newTenant();
    const webhookId = await stand.addEndpoint(tenantId, `${receiver.url}/moody`);
    status = 500;
    const [messageId = ""] = await stand.tell(tenantId);
    await stand.deliverUntil(async () => (await stand.log(tenantId)).length === 1);
    const [owed] = await stand.queue(tenantId);
    const order = { tenantId, webhookId, messageId, messageCreatedAt: owed?.messageCreatedAt ?? new Date(0) };
    await deliverNow(stand.options(), order);
    expect(await stand.queue(tenantId)).toMatchObject([{ attempts: 2, leaseUntil: null }]);
    status = 200;
    await deliverNow(stand.options(), order);
    expect(await stand.queue(tenantId)).toEqual([]);
  });

  test("promise 9: while it is on its way a second order is a conflict, and one for nothing is not found", async () => {
    const tenantId = await stand.newTenant();
    const webhookId = await stand.addEndpoint(tenantId, `${receiver.url}/ok`);
    const [messageId = ""] = await stand.tell(tenantId);
    const [owed] = await stand.queue(tenantId);
    const order = { tenantId, webhookId, messageId, messageCreatedAt: owed?.messageCreatedAt ?? new Date(0) };
    const sent = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<void>();
    const first = deliverNow(
      stand.options({
        send: async () => {
          sent.resolve();
          await answer.promise;
          return { outcome: "success", statusCode: 200, headers: {}, body: "", error: null };
        },
      }),
      order,
    );
    await sent.promise;
    await expect(deliverNow(stand.options(), order)).rejects.toMatchObject({ kind: "conflict" });
    answer.resolve();
    await first;
    const foreign = { ...order, tenantId: await stand.newTenant() };
    await expect(deliverNow(stand.options(), foreign)).rejects.toMatchObject({ kind: "not_found" });
  });

  test("promise 9: by time range: what the endpoint wants of it goes out again under its own ids", async () => {
    const tenantId = await stand.newTenant();
    const all = await stand.addEndpoint(tenantId, `${receiver.url}/moody`);
    const picky = await stand.addEndpoint(tenantId, `${receiver.url}/ok/picky`, { eventType: "error" });
    status = 200;
    await stand.tell(tenantId);
    stand.pass(1_000);
    const from = stand.now();
    stand.pass(1_000);
    const ids = await stand.tell(tenantId, 2);
    await stand.deliverUntil(async () => (await stand.log(tenantId)).length === 3);
    status = 500;
    stand.pass(1_000);
    const [failed = ""] = await stand.tell(tenantId);
    await stand.deliverUntil(async () => (await stand.log(tenantId)).length === 4);
    stand.pass(1_000);
    const range = { tenantId, from, to: stand.now(), now: stand.now() };
    const replay = (webhookId: string, only: "all" | "failed") =>
      withTenant(stand.db, tenantId, (tx) => replayRange(tx, { ...range, webhookId, only }));
    status = 200;
    expect(await replay(picky, "all")).toBe(0);
    expect(await replay(all, "failed")).toBe(1);
    await stand.deliverUntil(async () => (await stand.log(tenantId)).length === 5);
    expect(arrived(failed)).toHaveLength(2);
    expect(await replay(all, "failed")).toBe(0);
    expect(await replay(all, "all")).toBe(3);
    await stand.deliverUntil(async () => (await stand.log(tenantId)).length === 8);
    for (const id of ids) expect(arrived(id)).toHaveLength(2);
    expect(await stand.queue(tenantId)).toEqual([]);
  });
});
