import { expect, test } from "vitest";
import { caller, freshTenant, newEvent, openDatabase } from "../support/stack.ts";

const connection = openDatabase();
const BULK = "/api/analytics/heatmap/bulk";
const batch = (size: number) => Array.from({ length: size }, () => newEvent());

test("R 50: a key's events are counted together, whatever addresses they come from, and bearers are not", async () => {
  const { dsn, as } = await freshTenant(connection, { limits: { public: 1e9, "key.events": 10 } });
  const send = (size: number) => caller().post(BULK).set("x-dsn", dsn).send(batch(size));
  // Valid input alone is charged.
  await caller().post(BULK).set("x-dsn", dsn).send([{}, {}, {}]).expect(400);
  await send(6).expect(201);
  const { headers } = await send(4).expect(201);
  expect([headers["x-ratelimit-limit"], headers["x-ratelimit-remaining"]]).toEqual(["10", "0"]);
  const refused = await send(1).expect(429);
  expect(refused.body).toMatchObject({
    code: "RATE_LIMITED",
    message: expect.stringContaining("More than 10 events in 60 seconds"),
  });
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
  await caller().post(BULK).set(as.writer).send(batch(20)).expect(201);
});

test("R 50: each key has a budget of its own, and the headers tell the tighter of its two", async () => {
  const { dsn } = await freshTenant(connection, { limits: {} });
  const { headers } = await caller().post(BULK).set("x-dsn", dsn).send(batch(3)).expect(201);
  expect([headers["x-ratelimit-limit"], headers["x-ratelimit-remaining"]]).toEqual(["60", "59"]);
});
