import { describe, expect, test } from "vitest";
import { bodyOf, callOf, read, stand, write } from "./support/stand.ts";

async function answerOf(changes: Parameters<typeof callOf>[0]) {
  let claim: { key: string; fingerprint: Buffer } | null = null;
  const route = stand().serve(write, async ({ input, idempotency }) => {
    claim = idempotency;
    return { status: 201 as const, body: input.body };
  });
  const answer = await route(callOf(changes));
  return { answer, claim: claim as { key: string; fingerprint: Buffer } | null };
}

async function claimOf(changes: Parameters<typeof callOf>[0]) {
  const { claim } = await answerOf(changes);
  return claim && { key: claim.key, fingerprint: claim.fingerprint.toString("hex") };
}

describe("a body", () => {
  test.each([
    ["is not JSON", { body: "{" }, /not valid JSON/],
    ["is empty", { body: "" }, /not valid JSON/],
    ["is not UTF-8", { body: new Uint8Array([0x22, 0xff, 0x22]) }, /not valid JSON/],
    ["nests 33 levels deep", { body: "[".repeat(33) + "]".repeat(33) }, /deeper than 32/],
    ["nests 100,000 levels deep", { body: "[".repeat(100_000) }, /deeper than 32/],
    ["nests deep in objects", { body: '{"a":'.repeat(50_000) + "1".padEnd(50_000, "}") }, /deeper than 32/],
    [
      "is larger than 1 MiB",
      { body: JSON.stringify({ name: "x".repeat(1_048_576) }) },
      /larger than 1048576/,
    ],
    [
      "has another type",
      { headers: { "content-type": "text/plain" } },
      /Content-Type must be application\/json/,
    ],
    ["has no type", { headers: { "content-type": "" } }, /Content-Type must be application\/json/],
    ["is a form", { headers: { "content-type": "application/x-www-form-urlencoded" } }, /Content-Type/],
  ])("that %s is a clear 400", async (_, changes, message) => {
    const { answer } = await answerOf(changes);
    expect(answer.status).toBe(400);
    expect(bodyOf(answer).message).toMatch(message);
  });

  test("of 32 levels is read, and brackets in text do not count", async () => {
    const deep = `{"name":"a","extra":${"[".repeat(31)}${"]".repeat(31)}}`;
    expect((await answerOf({ body: deep })).answer.status).toBe(201);
    const quoted = JSON.stringify({ name: `${"[{".repeat(100)}\\"` });
    expect((await answerOf({ body: quoted })).answer.status).toBe(201);
  });

  test("with __proto__ changes nothing but is read as the fields that it declares", async () => {
    const { answer } = await answerOf({ body: '{"name":"a","__proto__":{"polluted":true}}' });
    expect(answer).toMatchObject({ status: 201, body: '{"name":"a"}' });
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  test("may carry a charset and any case in its type", async () => {
    const headers = { "content-type": "Application/JSON; charset=utf-8" };
    expect((await answerOf({ headers })).answer.status).toBe(201);
  });

  test("R 50: as text/plain is read from a publishable key alone", async () => {
    const headers = { authorization: "", "x-dsn": "d", "content-type": "text/plain;charset=UTF-8" };
    expect((await answerOf({ headers })).answer.status).toBe(201);
  });

  test("that is wrong never comes back in the answer", async () => {
    const { answer } = await answerOf({ body: '{"name":["4111 1111 1111 1111"]}' });
    expect(answer.status).toBe(400);
    expect(answer.body).not.toContain("4111");
  });
});

describe("a query", () => {
  const reading = async (query: string, id = "7") => {
    const route = stand().serve(read, async ({ input }) => ({ status: 200 as const, body: input.params }));
    return route(callOf({ method: "GET", query, params: { id } }));
  };

  test("gives its parameters by their declared type", async () => {
    expect(await reading("top=3")).toMatchObject({ status: 200 as const, body: '{"id":7}' });
  });

  test("with a parameter twice has no one meaning: 400, by name", async () => {
    const answer = await reading("top=3&top=4");
    expect(answer.status).toBe(400);
    expect(bodyOf(answer)).toMatchObject({
      details: [{ field: "top", message: "is given more than once" }],
    });
  });

  test("a part of the path that does not fit is a 400", async () => {
    expect(bodyOf(await reading("", "seven"))).toMatchObject({ details: [{ field: "id" }] });
  });
});

describe("an Idempotency-Key", () => {
  const withKey = (key: string, body?: string) => ({
    headers: { "idempotency-key": key },
    ...(body && { body }),
  });

  test("is claimed for the validated body, whatever its order, spaces and unknown fields", async () => {
    const claim = await claimOf(withKey("k", '{"name":"a"}'));
    expect(claim).toEqual({ key: "k", fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await claimOf(withKey("k", ' { "other": 1, "name": "\\u0061" } '))).toEqual(claim);
    expect(await claimOf(withKey("k", '{"name":"b"}'))).not.toEqual(claim);
  });

  test("is not needed", async () => {
    expect(await claimOf({})).toBeNull();
  });

  test("R 9: is ignored from a publishable key, so that a visitor cannot claim a server's", async () => {
    const headers = { authorization: "", "x-dsn": "d", "idempotency-key": "k" };
    expect(await claimOf({ headers })).toBeNull();
  });

  test.each(["x".repeat(256), "two words", "tab\there", "é"])("that is %j is a 400", async (key) => {
    const { answer } = await answerOf(withKey(key));
    expect(bodyOf(answer)).toMatchObject({ details: [{ field: "Idempotency-Key" }] });
  });
});
