import { webhooks, withTenant } from "@titik/db";
import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { MAX_RETRIES } from "../../src/index.ts";
import { startReceiver } from "../support/receiver.ts";
import { openStand } from "../support/stand.ts";

const stand = openStand();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let status = 500;
const receiver = await startReceiver({
  moody: (_request, response) => {
    response.writeHead(status, status === 503 ? { "retry-after": "3600" } : {}).end();
  },
});
const arrived = (id: string | undefined) =>
  receiver.received.filter(({ headers }) => headers["x-event-id"] === id);

/** Lets the clock run to the next retry of the tenant, and the loop until that is in the log. */
async function nextRetry(tenantId: string): Promise<void> {
  const [row] = await stand.queue(tenantId);
  const attempts = (await stand.log(tenantId)).length;
  stand.pass(Math.max(0, (row?.nextAt?.getTime() ?? 0) - stand.now().getTime()));
  await stand.deliverUntil(async () => (await stand.log(tenantId)).length > attempts);
}

describe("promise 8: retries", () => {
  test("promise 8: 1 attempt and 10 retries over three days or more under one id, then it is given up", async () => {
    const tenantId = await stand.newTenant();
    const webhookId = await stand.addEndpoint(tenantId, `${receiver.url}/500`);
    const [id] = await stand.tell(tenantId);
    const first = stand.now();
    for (let attempt = 1; attempt <= 1 + MAX_RETRIES; attempt += 1) {
      expect(await stand.queue(tenantId)).toHaveLength(1);
      await nextRetry(tenantId);
    }
    expect(await stand.queue(tenantId)).toEqual([]);
    const log = await stand.log(tenantId);
    expect(log.map(({ attempt }) => attempt)).toEqual(Array.from({ length: 11 }, (_, index) => index + 1));
    const gaps = log
      .slice(1)
      .map(({ sentAt }, index) => sentAt.getTime() - (log[index]?.sentAt.getTime() ?? 0));
    for (const [index, gap] of gaps.entries()) expect(gap).toBeGreaterThan(gaps[index - 1] ?? 0);
    expect((log.at(-1)?.sentAt.getTime() ?? 0) - first.getTime()).toBeGreaterThan(3 * DAY);
    expect(arrived(id)).toHaveLength(11);
    expect(new Set(arrived(id).map(({ body }) => body)).size).toBe(1);
    expect(await stand.endpoint(tenantId, webhookId)).toMatchObject({ enabled: true });
  });

  test("promise 8: Retry-After is honoured; a success ends it", async () => {
    const tenantId = await stand.newTenant();
    const webhookId = await stand.addEndpoint(tenantId, `${receiver.url}/moody`);
    status = 503;
    await stand.tell(tenantId);
    await stand.deliverUntil(async () => (await stand.log(tenantId)).length === 1);
    const [row] = await stand.queue(tenantId);
    const wait = (row?.nextAt?.getTime() ?? 0) - stand.now().getTime();
    expect(wait).toBeGreaterThan(HOUR - 60_000);
    expect(wait).toBeLessThanOrEqual(HOUR);
    expect((await stand.endpoint(tenantId, webhookId))?.failingSince).not.toBeNull();
    status = 200;
    await nextRetry(tenantId);
    expect(await stand.queue(tenantId)).toEqual([]);
    expect(await stand.endpoint(tenantId, webhookId)).toMatchObject({ enabled: true, failingSince: null });
  });

  test("promise 8: 410 disables the endpoint at once, visibly, and keeps what it is owed", async () => {
    const tenantId = await stand.newTenant();
    const webhookId = await stand.addEndpoint(tenantId, `${receiver.url}/410`);
    await stand.tell(tenantId);
    await stand.deliverUntil(async () => (await stand.log(tenantId)).length === 1);
    expect(await stand.endpoint(tenantId, webhookId)).toMatchObject({
      enabled: false,
      disabledReason: "gone",
      disabledAt: expect.any(Date),
    });
    expect(await stand.queue(tenantId)).toHaveLength(1);
    expect(stand.disabled.filter((endpoint) => endpoint.webhookId === webhookId)).toMatchObject([
      { tenantId, reason: "gone", url: `${receiver.url}/410` },
    ]);
  });

  test("promise 8: five days of failure disable the endpoint, one success in between starts them anew", async () => {
    const tenantId = await stand.newTenant();
    const webhookId = await stand.addEndpoint(tenantId, `${receiver.url}/moody`);
    const attempt = async () => {
      const before = (await stand.log(tenantId)).length;
      await stand.tell(tenantId);
      await stand.deliverUntil(async () => (await stand.log(tenantId)).length > before);
    };
    status = 500;
    await attempt();
    stand.pass(3 * DAY);
    status = 200;
    await attempt();
    status = 500;
    await attempt();
    stand.pass(3 * DAY);
    await attempt();
    expect(await stand.endpoint(tenantId, webhookId)).toMatchObject({ enabled: true });
    stand.pass(2 * DAY);
    await attempt();
    expect(await stand.endpoint(tenantId, webhookId)).toMatchObject({
      enabled: false,
      disabledReason: "failing",
    });
    expect(stand.disabled.filter((endpoint) => endpoint.webhookId === webhookId)).toHaveLength(1);
  });
});

describe("promise 9: what a disabled endpoint is owed", () => {
  test("promise 9: nothing is sent while it is disabled; all of it once it is enabled again", async () => {
    const tenantId = await stand.newTenant();
    const webhookId = await stand.addEndpoint(tenantId, `${receiver.url}/ok/disabled`);
    const ids = await stand.tell(tenantId, 3);
    const enable = (enabled: boolean) =>
      withTenant(stand.db, tenantId, (tx) =>
        tx
          .update(webhooks)
          .set({ enabled })
          .where(and(eq(webhooks.tenantId, tenantId), eq(webhooks.id, webhookId))),
      );
    await enable(false);
    const other = await stand.newTenant();
    await stand.addEndpoint(other, `${receiver.url}/ok/other`);
    await stand.tell(other);
    await stand.deliverUntil(async () => (await stand.log(other)).length === 1);
    expect(await stand.log(tenantId)).toEqual([]);
    expect(await stand.queue(tenantId)).toHaveLength(3);
    await enable(true);
    await stand.deliverUntil(async () => (await stand.log(tenantId)).length === 3);
    expect((await stand.log(tenantId)).map(({ messageId }) => messageId).sort()).toEqual([...ids].sort());
  });
});
