import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createEventQueue } from "../src/event-queue.ts";
import { answer, fakeServer, fakeStorage } from "./fake-server.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const event = (index: number) => ({ eventId: `e${index}` });
const long = (index: number, selector: string) => ({ ...event(index), selector });
const ids = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `e${from + index}`);
const open = (...given: Parameters<typeof fakeServer>) => {
  const { sent, environment, online } = fakeServer(...given);
  const queue = createEventQueue("https://titik.example/points", "titik:key", environment, (one: object) =>
    JSON.stringify(one),
  );
  const add = (from: number, to: number) => {
    for (let index = from; index < to; index++) queue.add(event(index));
  };
  return {
    queue,
    sent,
    online,
    add,
    sentIds: () => sent.map(({ events }) => events.map(({ eventId }) => eventId)),
  };
};
const start = (...answers: NonNullable<Parameters<typeof fakeServer>[0]>) => open(answers);

test("a page's first events wait one second for company, later ones two, four and five, and go as one simple request without cookies", async () => {
  const { add, sent, sentIds } = start();
  add(0, 3);
  await vi.advanceTimersByTimeAsync(999);
  expect(sent).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(sentIds()).toEqual([ids(0, 3)]);
  for (const [index, wait] of [2_000, 4_000, 5_000, 5_000].entries()) {
    const from = 3 * index + 3;
    add(from, from + 3);
    await vi.advanceTimersByTimeAsync(wait - 1);
    expect(sent).toHaveLength(index + 1);
    await vi.advanceTimersByTimeAsync(1);
    expect(sentIds()[index + 1]).toEqual(ids(from, from + 3));
  }
  expect(sent[0]?.init).toMatchObject({ method: "POST", keepalive: true, credentials: "omit" });
  expect(sent[0]?.init.body).toBe(`[${ids(0, 3).map((id) => `{"eventId":"${id}"}`)}]`);
  expect(sent[0]?.init.headers).toBeUndefined();
});

test("forty events go at once, with those of the same moment; those that come meanwhile follow", async () => {
  const { add, sentIds } = start();
  add(0, 39);
  await vi.advanceTimersByTimeAsync(0);
  expect(sentIds()).toEqual([]);
  add(39, 45);
  await vi.advanceTimersToNextTimerAsync();
  add(45, 100);
  await vi.advanceTimersByTimeAsync(0);
  expect(sentIds()).toEqual([ids(0, 45), ids(45, 100)]);
});

test("a request stays below 60 KiB, counted in bytes, and an event beyond that is dropped", async () => {
  const { queue, sent } = start();
  queue.add(long(99, "x".repeat(61 * 1024)));
  for (let index = 0; index < 8; index++) queue.add(long(index, "é".repeat(10_000)));
  await vi.advanceTimersByTimeAsync(30_000);
  expect(sent.map(({ events }) => events.length)).toEqual([3, 3, 2]);
  for (const { init } of sent)
    expect(new TextEncoder().encode(String(init.body)).length).toBeLessThanOrEqual(60 * 1024);
});

test("the next batch waits until an answer has come to its end: so long the browser counts the request", async () => {
  const body = new TransformStream<Uint8Array, Uint8Array>();
  const { add, sentIds } = start(new Response(body.readable, { status: 201 }));
  add(0, 40);
  await vi.advanceTimersByTimeAsync(0);
  add(40, 80);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sentIds()).toHaveLength(1);
  await body.writable.close();
  await vi.advanceTimersByTimeAsync(0);
  expect(sentIds()).toEqual([ids(0, 40), ids(40, 80)]);
});

test("a lost batch goes again with the same ids, later each time", async () => {
  const { add, sentIds } = start(new TypeError("offline"), answer(500), answer(502));
  add(0, 2);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sentIds()).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(sentIds()).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(sentIds()).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(sentIds()).toHaveLength(3);
  await vi.advanceTimersByTimeAsync(8_000);
  expect(sentIds()).toEqual([ids(0, 2), ids(0, 2), ids(0, 2), ids(0, 2)]);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(sentIds()).toHaveLength(4);
});

test("a pause that is over for the timer but not yet for the clock goes on until it is", async () => {
  const { add, sentIds } = start(new TypeError("offline"));
  add(0, 40);
  await vi.advanceTimersByTimeAsync(0);
  vi.setSystemTime(Date.now() - 10);
  await vi.advanceTimersByTimeAsync(2_009);
  expect(sentIds()).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(sentIds()).toHaveLength(2);
});

test("new events do not break the pause after a loss", async () => {
  const { add, sentIds } = start(new TypeError("offline"));
  add(0, 40);
  await vi.advanceTimersByTimeAsync(0);
  add(40, 90);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(sentIds()).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2);
  expect(sentIds().slice(1)).toEqual([ids(0, 90)]);
});

test.each([429, 503])(
  "%i is silence for as long as Retry-After says, also when the page hides",
  async (status) => {
    const { queue, add, sentIds } = start(answer(status, { "retry-after": "37" }));
    add(0, 1);
    await vi.advanceTimersByTimeAsync(1_000);
    add(1, 60);
    queue.flushBeforeHide();
    await vi.advanceTimersByTimeAsync(36_999);
    expect(sentIds()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(sentIds()[1]).toEqual(ids(0, 60));
  },
);

test("a refused single event is dropped, the next ones go on", async () => {
  const { add, sentIds } = start(answer(400));
  add(0, 1);
  await vi.advanceTimersByTimeAsync(60_000);
  add(1, 2);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(sentIds()).toEqual([["e0"], ["e1"]]);
});

test.each([401, 403, 404])(
  "%i closes the queue: a key that is unknown or rotated is not asked again",
  async (status) => {
    const { add, sentIds } = start(answer(status));
    add(0, 90);
    await vi.advanceTimersByTimeAsync(60_000);
    add(90, 200);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(sentIds()).toHaveLength(1);
  },
);

test("a thousand events are kept while the server is away; the oldest go first", async () => {
  const { add, sentIds } = start(new TypeError("offline"));
  add(0, 40);
  await vi.advanceTimersByTimeAsync(0);
  add(40, 1_500);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sentIds().slice(1).flat()).toEqual(ids(500, 1_500));
});

test("before the page hides everything goes, in requests that together fit 60 KiB", async () => {
  const { queue, add, sent, sentIds } = start(new Promise(() => {}));
  add(0, 40);
  await vi.advanceTimersByTimeAsync(0);
  add(40, 100);
  queue.flushBeforeHide();
  expect(sentIds()).toEqual([ids(0, 40), ids(40, 100)]);

  const big = start();
  for (let index = 0; index < 30; index++) big.queue.add(long(index, "x".repeat(4_000)));
  big.queue.flushBeforeHide();
  const bytes = big.sent.reduce((sum, { init }) => sum + String(init.body).length, 0);
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThanOrEqual(60 * 1024);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(big.sentIds().flat()).toEqual(ids(0, 30));
  expect(sent).toHaveLength(2);
});

describe("what the server could not have on this page", () => {
  const away = () => {
    const storage = fakeStorage();
    const page = open([new TypeError("offline")], storage);
    return { storage, page, next: () => open([], storage) };
  };

  test("is sent by the next one, under the same ids, and then no more", async () => {
    const { page, next } = away();
    page.add(0, 3);
    await vi.advanceTimersByTimeAsync(1_000);
    page.queue.flushBeforeHide();
    const second = next();
    second.add(3, 4);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(second.sentIds()).toEqual([ids(0, 3), ids(3, 4)]);
    const third = next();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(third.sent).toEqual([]);
  });

  test("waits there without a try while the browser knows that it is offline", async () => {
    const { page, next } = away();
    page.online.value = false;
    page.add(0, 3);
    page.queue.flushBeforeHide();
    expect(page.sent).toEqual([]);
    const second = next();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(second.sentIds()).toEqual([ids(0, 3)]);
  });

  test("is bounded: the newest 200 events, none beyond 2,000 characters", async () => {
    const { page, storage } = away();
    page.online.value = false;
    page.queue.add(long(300, "x".repeat(3_000)));
    page.add(0, 300);
    page.queue.flushBeforeHide();
    const lines = storage.getItem("titik:key")?.split("\n") ?? [];
    expect(lines.map((line) => JSON.parse(line).eventId)).toEqual(ids(100, 300));
  });

  test("of two tabs is kept side by side", async () => {
    const storage = fakeStorage();
    const [one, other] = [open([], storage), open([], storage)];
    for (const [tab, from] of [
      [one, 0],
      [other, 10],
    ] as const) {
      tab.online.value = false;
      tab.add(from, from + 2);
      tab.queue.flushBeforeHide();
    }
    const next = open([], storage);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(next.sentIds()).toEqual([[...ids(0, 2), ...ids(10, 12)]]);
  });

  test("is forgotten when the queue is closed", async () => {
    const { page, next } = away();
    page.add(0, 3);
    await vi.advanceTimersByTimeAsync(1_000);
    page.queue.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(page.sent).toHaveLength(1);
    const second = next();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(second.sent).toEqual([]);
  });

  test("is lost, and nothing else, where storage is blocked", async () => {
    const blocked = () => {
      throw new DOMException("blocked", "SecurityError");
    };
    const page = open([], { getItem: blocked, setItem: blocked });
    page.add(0, 2);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(page.sentIds()).toEqual([ids(0, 2)]);
  });
});
