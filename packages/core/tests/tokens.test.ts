import { randomUUID } from "node:crypto";
import { SignJWT, UnsecuredJWT } from "jose";
import { describe, expect, test } from "vitest";
import { MAX_AGE_SECONDS, signToken, verifyToken } from "../src/index.ts";

const SECRET = "a secret of more than thirty-two characters";
const NOW = new Date("2026-11-21T08:00:00Z");
const account = randomUUID();
const seconds = (offset = 0) => Math.floor(NOW.getTime() / 1000) + offset;

const good = {
  iss: "titik",
  aud: "titik:api",
  sub: account,
  iat: seconds(),
  exp: seconds(600),
};

type Claims = Record<string, string | number | undefined>;

/** A token as anybody could make it; a claim of `undefined` is left out. */
function forge(claims: Claims, { secret = SECRET, alg = "HS256" } = {}): Promise<string> {
  const given = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
  return new SignJWT(given).setProtectedHeader({ alg }).sign(new TextEncoder().encode(secret));
}

const verify = async (token: string, now = NOW) =>
  (await verifyToken(SECRET, token, "api", now))?.accountId ?? null;
const after = (offset: number) => new Date(NOW.getTime() + offset * 1000);

describe("S000-60: a bearer token", () => {
  test("that was signed here names its account until it expires", async () => {
    const token = await signToken(SECRET, account, "api", NOW, 600);
    expect(await verify(token)).toBe(account);
    expect(await verify(token, after(599))).toBe(account);
    expect(await verify(token, after(600))).toBeNull();
  });

  test("is not a session, nor a session a bearer token", async () => {
    const session = await signToken(SECRET, account, "session", NOW, 600);
    expect(await verify(session)).toBeNull();
    expect(await verifyToken(SECRET, session, "session", NOW)).toMatchObject({
      accountId: account,
      epoch: 0,
    });
  });

  test("carries the epoch of the account that it was made in, or none, which is the first", async () => {
    const token = await signToken(SECRET, account, "api", NOW, 600, 3);
    expect(await verifyToken(SECRET, token, "api", NOW)).toMatchObject({ accountId: account, epoch: 3 });
    expect(await verifyToken(SECRET, await forge(good), "api", NOW)).toMatchObject({ epoch: 0 });
    expect(await verify(await forge({ ...good, epoch: "3" }))).toBeNull();
  });

  test("the forge makes good tokens, so that each row below is bad for its own reason", async () => {
    expect(await verify(await forge(good))).toBe(account);
  });

  test.each<[string, Claims]>([
    ["without exp", { exp: undefined }],
    ["without sub", { sub: undefined }],
    ["without iat", { iat: undefined }],
    ["without aud", { aud: undefined }],
    ["without iss", { iss: undefined }],
    ["for another audience", { aud: "titik:session" }],
    ["for nobody in particular", { aud: "titik" }],
    ["from another issuer", { iss: "https://titik.example" }],
    ["that has expired", { iat: seconds(-600), exp: seconds(-1) }],
    ["that is not valid yet", { nbf: seconds(60) }],
    ["from the future", { iat: seconds(3600), exp: seconds(7200) }],
    [
      "that is too old, however long it claims to live",
      { iat: seconds(-MAX_AGE_SECONDS.api - 1), exp: seconds(1e9) },
    ],
  ])("%s is refused", async (_, claims) => {
    expect(await verify(await forge({ ...good, ...claims }))).toBeNull();
  });

  test("signed with another secret is refused", async () => {
    expect(await verify(await forge(good, { secret: `${SECRET}!` }))).toBeNull();
  });

  test.each(["HS384", "HS512"])("of the algorithm %s is refused", async (alg) => {
    expect(await verify(await forge(good, { secret: SECRET.repeat(2), alg }))).toBeNull();
    expect(await verify(await forge(good, { alg: "HS256" }))).toBe(account);
  });

  test("with alg none is refused, with and without a signature", async () => {
    const token = new UnsecuredJWT(good).encode();
    expect(await verify(token)).toBeNull();
    const [, , signature] = (await forge(good)).split(".");
    expect(await verify(`${token}${signature}`)).toBeNull();
  });

  test("whose content was changed is refused", async () => {
    const [header, , signature] = (await forge(good)).split(".");
    const payload = Buffer.from(JSON.stringify({ ...good, sub: randomUUID() })).toString("base64url");
    expect(await verify(`${header}.${payload}.${signature}`)).toBeNull();
  });

  test.each(["", "a", "a.b.c", "....", "e30.e30.e30", "\u0000", "é".repeat(100)])(
    "that is none (%j) is refused without a fault",
    async (token) => {
      expect(await verify(token)).toBeNull();
    },
  );
});
