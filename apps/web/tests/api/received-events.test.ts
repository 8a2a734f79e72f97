import { randomUUID } from "node:crypto";
import {
  createHeatmapBatch,
  createHeatmapEvent,
  getHeatmapOverview,
  OverviewResponse,
} from "@titik/heatmap-schema";
import { expect, test, vi } from "vitest";
import { caller, freshTenant, newEvent, openDatabase } from "../support/stack.ts";

const connection = openDatabase();
const api = caller();
const ONE = createHeatmapEvent.path;
const MANY = createHeatmapBatch.path;
const many = (size: number, changes = {}) => Array.from({ length: size }, () => newEvent(changes));

type Tenant = Awaited<ReturnType<typeof freshTenant>>;

/** Waits until the server has written its counts; the sum must hold at every moment until then. */
const expectReceived = ({ as }: Tenant, expected: Omit<OverviewResponse["received"], "total">) =>
  vi.waitFor(
    async () => {
      const answer = await api.get(getHeatmapOverview.path).set(as.reader).expect(200);
      const { total, ...parts } = OverviewResponse.parse(answer.body).received;
      expect(total).toBe(Object.values(parts).reduce((sum, events) => sum + events));
      expect(parts).toEqual(expected);
    },
    { timeout: 5_000, interval: 100 },
  );

test("received = used + bots + duplicates + refused + limited, for a known mixture", async () => {
  const tenant = await freshTenant(connection, { limits: { public: 1e9, "key.events": 10 } });
  const bearer = tenant.as.writer;
  const post = (path: string, body: object, headers: Record<string, string> = bearer) =>
    api.post(path).set(headers).send(body);
  const [event, bot, ...batch] = [newEvent(), newEvent({ bot: true }), ...many(5)];
  const late = newEvent({ ts: new Date(Date.now() + 48 * 3_600_000).toISOString() });
  // Used 1 + 5, bots 1.
  await post(ONE, event).expect(201);
  await post(ONE, bot).expect(201);
  await post(MANY, batch).expect(201);
  // Duplicates 1 + 5 + 1, the last beside 2 used ones.
  await post(ONE, event).expect(200);
  await post(MANY, batch).expect(200);
  await post(MANY, [event, ...many(2)]).expect(201);
  // A replay: 3 used, then 3 duplicates.
  const [keyed, key] = [many(3), { ...bearer, "idempotency-key": "received" }];
  await post(MANY, keyed, key).expect(201);
  await post(MANY, keyed, key).expect(200);
  // Refused as a whole: 1 + 1 + 1 + 3 + 4, of an unread body 1, by role 1.
  await post(ONE, { ...newEvent(), x: "1" }).expect(400);
  await post(ONE, { ...event, x: 1 }).expect(409);
  await post(ONE, late).expect(422);
  await post(MANY, [newEvent(), newEvent(), late]).expect(422);
  await post(MANY, { events: [...many(3), newEvent({ tenantId: randomUUID() })] }).expect(403);
  await api
    .post(ONE)
    .set({ ...bearer, "content-type": "text/plain" })
    .send("{}")
    .expect(400);
  await post(ONE, newEvent(), tenant.as.reader).expect(403);
  // One by one: 2 used, 1 duplicate, 3 refused.
  await post(`${MANY}?partial=true`, [...many(2), event, {}, late, { ...event, x: 1 }]).expect(201);
  // The key: 10 used, then 4 beyond its budget.
  const dsn = { "x-dsn": tenant.dsn };
  await post(MANY, many(10), dsn).expect(201);
  await post(MANY, many(4), dsn).expect(429);
  // Nobody's: without proof, and by a stranger.
  await post(ONE, newEvent(), { "x-tenant-id": tenant.tenantId }).expect(401);
  const stranger = await freshTenant(connection);
  await post(ONE, newEvent(), { ...stranger.as.writer, "x-tenant-id": tenant.tenantId }).expect(403);

  await expectReceived(tenant, { used: 23, bots: 1, duplicates: 11, refused: 15, limited: 4 });
  await expectReceived(stranger, { used: 0, bots: 0, duplicates: 0, refused: 0, limited: 0 });
});

test("a call beyond the limit of its address counts as one, since its body is not read", async () => {
  const tenant = await freshTenant(connection, { limits: { public: 1 } });
  const visitor = caller();
  await visitor.post(MANY).set("x-dsn", tenant.dsn).send(many(3)).expect(201);
  await visitor.post(MANY).set("x-dsn", tenant.dsn).send(many(3)).expect(429);
  await expectReceived(tenant, { used: 3, bots: 0, duplicates: 0, refused: 0, limited: 1 });
});
