import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { TokenRequest } from "@titik/http";
import { describe, expect, onTestFinished, test } from "vitest";
import { freePort } from "../../../../scripts/test/stack.ts";
import { counterName, type Limiter, networkOf } from "../../src/server/limiter/limiter.ts";
import { createMemoryLimiter } from "../../src/server/limiter/memory-limiter.ts";
import { SharedLimitError, type SharedLimitFault } from "../../src/server/limiter/shared-limit-error.ts";
import { createUpstashLimiter } from "../../src/server/limiter/upstash-limiter.ts";
import { withFallback } from "../../src/server/limiter/with-fallback.ts";
import { startSilentServer } from "../support/silent-server.ts";

const request = (changes: Partial<TokenRequest> = {}): TokenRequest => ({
  bucket: "public",
  subject: "192.0.2.7",
  limit: { requests: 60, windowSeconds: 60 },
  cost: 1,
  ...changes,
});

const upstashAt = (url: string) =>
  createUpstashLimiter({ url, token: "secret-token", secret: "s".repeat(32) });

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  const port = await freePort();
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${port}`;
}

const say =
  (status: number, body: string): RequestListener =>
  (incoming, response) => {
    incoming.resume();
    response.writeHead(status, { "content-type": "application/json" }).end(body);
  };

describe("what Redis may do wrong ends as an error that repeats nothing", () => {
  const wrong: [string, () => Promise<string>, SharedLimitFault][] = [
    ["refuses the token", () => serve(say(401, '{"error":"Unauthorized"}')), "refuses us"],
    ["is not there", async () => `http://127.0.0.1:${await freePort()}`, "cannot be reached"],
    ["answers HTML", () => serve(say(200, "<h1>Hello</h1>")), "answers what cannot be understood"],
    ["answers other JSON", () => serve(say(200, '[{"result":"abc"}]')), "answers what cannot be understood"],
    ["answers nothing", () => serve(say(200, "[{}]")), "answers what cannot be understood"],
    ["answers a null", () => serve(say(200, '[{"result":null}]')), "answers what cannot be understood"],
    ["fails", () => serve(say(500, '{"error":"out of memory"}')), "refuses us"],
  ];
  test.each(wrong)("a Redis that %s", async (_, start, fault) => {
    const failure = await upstashAt(await start())
      .take(request())
      .catch((error: unknown) => error);
    if (!(failure instanceof SharedLimitError)) throw new Error(`unexpected: ${String(failure)}`);
    expect(failure.fault).toBe(fault);
    expect(`${failure.stack} ${JSON.stringify(failure)}`).not.toMatch(/192\.0\.2\.7|secret-token/);
  });

  test("a Redis that never answers costs 150 ms, and its call is given up later", async () => {
    const silent = await startSilentServer();
    onTestFinished(silent.close);
    const started = performance.now();
    await expect(upstashAt(silent.url).take(request())).rejects.toMatchObject({
      fault: "does not answer in time",
    });
    expect(performance.now() - started).toBeLessThan(1_000);
    await silent.abandoned();
  });
});

describe("fallback", () => {
  const PAUSE_MS = 5_000;

  function stand() {
    const state = { now: 0, isDown: false, tries: 0, changes: [] as (SharedLimitFault | null)[] };
    const shared: Limiter = async () => {
      state.tries += 1;
      if (state.isDown) throw new SharedLimitError("cannot be reached");
      return { allowed: true, remaining: 10, resetAt: 1 };
    };
    const take = withFallback({
      shared,
      local: createMemoryLimiter(() => state.now),
      now: () => state.now,
      onChange: (fault) => state.changes.push(fault),
    });
    return { state, take };
  }

  test("limits hold in this process while Redis is out, and Redis is left alone for 5 s", async () => {
    const { state, take } = stand();
    state.isDown = true;
    const one = request({ subject: randomUUID(), limit: { requests: 2, windowSeconds: 60 } });
    const verdicts = [await take(one), await take(one), await take(one)];
    expect(verdicts.map(({ allowed, remaining }) => [allowed, remaining])).toEqual([
      [true, 1],
      [true, 0],
      [false, 0],
    ]);
    expect(state.tries).toBe(1);
    state.now = PAUSE_MS - 1;
    await take(one);
    expect(state.tries).toBe(1);
  });

  test("after 5 s a single request tries Redis; each change is told once", async () => {
    const { state, take } = stand();
    state.isDown = true;
    await Promise.all([take(request()), take(request()), take(request())]);
    expect(state.changes).toEqual(["cannot be reached"]);

    state.now = PAUSE_MS;
    state.tries = 0;
    await Promise.all([take(request()), take(request()), take(request())]);
    expect(state.tries).toBe(1);

    state.isDown = false;
    state.now = 2 * PAUSE_MS;
    expect((await take(request())).remaining).toBe(10);
    expect(state.changes).toEqual(["cannot be reached", null]);
    state.tries = 0;
    await Promise.all([take(request()), take(request())]);
    expect(state.tries).toBe(2);
  });

  test("a fault of ours is not taken for a Redis that is out", async () => {
    const take = withFallback({
      shared: () => Promise.reject(new TypeError("ours")),
      local: createMemoryLimiter(Date.now),
      now: Date.now,
      onChange: () => expect.unreachable(),
    });
    await expect(take(request())).rejects.toThrow("ours");
  });
});

test("an IPv6 household is one subject, however it writes itself; an IPv4 address is the same when mapped", () => {
  expect(networkOf("2001:db8:1:2::1")).toBe(networkOf("2001:0db8:0001:0002:ffff::9"));
  expect(networkOf("2001:db8:1:2::1")).not.toBe(networkOf("2001:db8:1:3::1"));
  expect(networkOf("::ffff:192.0.2.7")).toBe(networkOf("192.0.2.7"));
});

test.each(["public", "auth"] as const)("the limit %s counts an IPv6 household once", (bucket) => {
  const nameOf = (subject: string) => counterName(request({ bucket, subject }));
  expect(nameOf("2001:db8:1:2::1")).toBe(nameOf("2001:db8:1:2::9"));
  expect(nameOf("192.0.2.7")).not.toBe(nameOf("192.0.2.8"));
});
