import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, describe, expect, test } from "vitest";
import { type Answer, sendRequest } from "../../src/index.ts";
import { startReceiver } from "../support/receiver.ts";
import { localRules } from "../support/stand.ts";

const receiver = await startReceiver();
const DEADLINE_MS = 400;

const post = (path: string, url = receiver.url) =>
  sendRequest(
    { url: `${url}${path}`, headers: { "content-type": "application/json" }, body: "{}" },
    { rules: localRules, deadlineMs: DEADLINE_MS },
  );

const cases: [fault: string, expected: Partial<Answer>][] = [
  ["/ok", { outcome: "success", statusCode: 200, body: "thanks", error: null }],
  ["/204", { outcome: "success", statusCode: 204, body: "", error: null }],
  ["/302", { outcome: "failure", statusCode: 302, error: "answered 302: redirects are not followed" }],
  ["/307", { outcome: "failure", statusCode: 307, error: "answered 307: redirects are not followed" }],
  ["/308", { outcome: "failure", statusCode: 308, error: "answered 308: redirects are not followed" }],
  ["/410", { outcome: "failure", statusCode: 410, error: "answered 410", body: "status 410" }],
  ["/500", { outcome: "failure", statusCode: 500, error: "answered 500", body: "status 500" }],
  ["/hang", { outcome: "timeout", statusCode: null, body: null }],
  ["/drip", { outcome: "timeout", statusCode: 200, body: null }],
  ["/drip-headers", { outcome: "timeout", statusCode: null, body: null }],
  ["/headers", { outcome: "failure", statusCode: null, body: null }],
  ["/reset", { outcome: "failure", statusCode: null, body: null }],
  ["/half", { outcome: "failure", statusCode: 200, body: null }],
  ["/garbage", { outcome: "failure", statusCode: null, body: null }],
];

/** When V8 would collect by itself depends on what else the process did before. */
const collectGarbage = (): void => {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
};

describe("promise 6: a receiver controls nothing", () => {
  test.each(cases)("promise 6: %s ends in time as %j", async (path, expected) => {
    const began = performance.now();
    const answer = await post(path);
    expect(answer).toMatchObject(expected);
    expect(answer.error === null).toBe(expected.outcome === "success");
    expect(performance.now() - began).toBeLessThan(DEADLINE_MS + 400);
  });

  test("promise 6: no redirect was followed", () => {
    expect(receiver.received.filter(({ path }) => path.includes("redirected"))).toEqual([]);
  });

  test("promise 6: of an endless body and of a bomb 64 KiB are read, and nothing is unpacked", async () => {
    const endless = await post("/endless");
    expect(endless).toMatchObject({ outcome: "success", statusCode: 200 });
    expect(endless.body).toBe("e".repeat(65_536));
    const bomb = await post("/bomb");
    expect(bomb).toMatchObject({ outcome: "success", headers: { "content-encoding": "gzip" } });
    expect(Buffer.from(bomb.body ?? "").length).toBeLessThan(4 * 65_536);
    expect(bomb.body).not.toContain("\0");
  });

  test("promise 6: 200 hostile answers cost less than 50 MB", async () => {
    const hostile = ["/endless", "/bomb", "/headers", "/drip", "/reset"];
    const round = async () => {
      await Promise.all(hostile.flatMap((path) => Array.from({ length: 4 }, () => post(path))));
      collectGarbage();
    };
    // The receiver lives in the same process: its buffers, and those of as many sockets at once, are there before.
    for (let rounds = 0; rounds < 2; rounds += 1) await round();
    const before = process.memoryUsage().rss;
    for (let rounds = 0; rounds < 10; rounds += 1) await round();
    expect((process.memoryUsage().rss - before) / 1_048_576).toBeLessThan(50);
  });

  test("promise 6: nobody at the port, or no such name, is refused: nothing was sent", async () => {
    const probe = await startReceiver();
    const free = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => free.once("listening", resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    expect(await post("/ok", `http://127.0.0.1:${port}`)).toMatchObject({
      outcome: "refused",
      statusCode: null,
    });
    const answer = await sendRequest(
      { url: `${probe.url}/ok`, headers: {}, body: "{}" },
      { rules: { allowed: [], ownPorts: [] } },
    );
    expect(answer).toMatchObject({ outcome: "refused", error: expect.stringContaining("private") });
    expect(probe.received).toEqual([]);
  });
});

describe("promise 6: TLS", () => {
  const folder = mkdtempSync(join(tmpdir(), "titik-tls-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const openssl = spawnSync("openssl", [
    ..."req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost".split(
      " ",
    ),
    ...["-keyout", join(folder, "key.pem"), "-out", join(folder, "certificate.pem")],
  ]);

  test("promise 6: a certificate that nobody vouches for is refused, and nothing is sent", async () => {
    expect(openssl.status).toBe(0);
    let requests = 0;
    const server = createServer(
      { key: readFileSync(join(folder, "key.pem")), cert: readFileSync(join(folder, "certificate.pem")) },
      (_request, response) => {
        requests += 1;
        response.end();
      },
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    afterAll(() => server.close());
    const { port } = server.address() as AddressInfo;
    const answer = await post("/", `https://localhost:${port}`);
    expect(answer).toMatchObject({ outcome: "refused", error: expect.stringContaining("self-signed") });
    expect(requests).toBe(0);
    expect(await post("/", `https://127.0.0.1:${receiver.port}`)).toMatchObject({ outcome: "refused" });
  });
});
