import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readBody } from "../src/index.ts";
import { chunksOf } from "./support/stand.ts";

const LIMIT = 100_000;
const read = (body: string | Uint8Array, encoding: string | null = null) =>
  readBody(chunksOf(body), encoding, LIMIT);
const text = async (...args: Parameters<typeof read>) => Buffer.from(await read(...args)).toString();

describe("reading a body", () => {
  test.each([[null], ["identity"], ["Identity "]])(
    "takes it as it is with the encoding %j",
    async (encoding) => {
      expect(await text("hello", encoding)).toBe("hello");
    },
  );

  test("inflates gzip, also in small pieces and with several members", async () => {
    const one = "a".repeat(50_000);
    expect(await text(gzipSync(one), "gzip")).toBe(one);
    expect(await text(gzipSync(one), " GZIP")).toBe(one);
    const members = Buffer.concat([gzipSync("first "), gzipSync("second")]);
    expect(Buffer.from(await readBody(chunksOf(members, 1), "gzip", LIMIT)).toString()).toBe("first second");
  });

  test("takes what is exactly as long as allowed, and refuses a byte more", async () => {
    expect((await read(randomBytes(LIMIT))).length).toBe(LIMIT);
    await expect(read(randomBytes(LIMIT + 1))).rejects.toMatchObject({
      kind: "validation",
      message: "The body is larger than 100000 bytes.",
    });
    expect((await read(gzipSync("a".repeat(LIMIT)), "gzip")).length).toBe(LIMIT);
    await expect(read(gzipSync("a".repeat(LIMIT + 1)), "gzip")).rejects.toMatchObject({ kind: "validation" });
  });

  test.each([
    ["text that is no gzip", "hello"],
    ["nothing at all", ""],
    ["gzip cut short", gzipSync("hello".repeat(1000)).subarray(0, 30)],
    ["gzip with something behind it", Buffer.concat([gzipSync("hello"), Buffer.from("junk")])],
  ])("%s is a clear 400 instead of a fault", async (_, body) => {
    await expect(read(body, "gzip")).rejects.toMatchObject({
      kind: "validation",
      message: "The body is not valid gzip.",
    });
  });

  test.each(["deflate", "br", "gzip, gzip", "zstd"])("the encoding %s is refused", async (encoding) => {
    await expect(read("x", encoding)).rejects.toMatchObject({
      kind: "validation",
      message: "Content-Encoding must be gzip or identity.",
    });
  });

  test("stops reading an endless body at the limit", async () => {
    let sent = 0;
    async function* endless() {
      for (;;) {
        sent += 10_000;
        yield new Uint8Array(10_000);
      }
    }
    await expect(readBody(endless(), null, LIMIT)).rejects.toMatchObject({ kind: "validation" });
    expect(sent).toBeLessThanOrEqual(LIMIT + 10_000);
  });

  test("a gzip bomb is refused without being held: 100 MB from 100 kB, memory grows less than 50 MB", async () => {
    const bomb = gzipSync(Buffer.alloc(100_000_000));
    expect(bomb.length).toBeLessThan(LIMIT);
    const before = process.memoryUsage().rss;
    for (let round = 0; round < 20; round += 1)
      await expect(read(bomb, "gzip")).rejects.toMatchObject({ kind: "validation" });
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
  });

  test("an endless gzip body is stopped at the limit too", async () => {
    const head = gzipSync(randomBytes(2 * LIMIT));
    let sent = 0;
    async function* endless() {
      for (;;) {
        sent += head.length;
        yield head;
      }
    }
    await expect(readBody(endless(), "gzip", LIMIT)).rejects.toMatchObject({ kind: "validation" });
    expect(sent).toBeLessThanOrEqual(2 * head.length);
  });

  test("a sender that hangs up is a 400, not a fault of ours", async () => {
    async function* broken() {
      yield new Uint8Array(10);
      throw Object.assign(new Error("aborted"), { code: "ECONNRESET" });
    }
    for (const encoding of [null, "gzip"])
      await expect(readBody(broken(), encoding, LIMIT)).rejects.toMatchObject({ kind: "validation" });
  });
});
