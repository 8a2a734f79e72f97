import { randomUUID } from "node:crypto";
import { exportSPKI, importJWK, SignJWT, UnsecuredJWT } from "jose";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { createTokenVerifier } from "../../src/server/supabase/verify-token.ts";
import { newKey, type SigningKey, startSupabase } from "../support/supabase.ts";

const SHARED = "a secret that this project shares with Supabase";
const MINUTE = 60_000;

let key: SigningKey;
let rsa: SigningKey;
let supabase: Awaited<ReturnType<typeof startSupabase>>;
beforeAll(async () => {
  [key, rsa] = await Promise.all([newKey("ES256"), newKey("RS256")]);
  supabase = await startSupabase([key, rsa]);
});

afterEach(() => {
  vi.useRealTimers();
  Object.assign(supabase.state, { keys: [key, rsa], isOut: false, keyRequests: 0 });
});

const verifier = (jwtSecret?: string, reportFault = vi.fn()) => {
  const verify = createTokenVerifier({ url: supabase.url, jwtSecret }, reportFault);
  return (token: string) => verify(token, new Date());
};
const shared = (payload = supabase.claims(), alg = "HS256", secret: string | Uint8Array = SHARED) =>
  new SignJWT(payload)
    .setProtectedHeader({ alg })
    .sign(typeof secret === "string" ? new TextEncoder().encode(secret) : secret);
/** Moves the clock that keys age by; the tokens of these tests outlive it. */
const later = (ms: number) => vi.setSystemTime(Date.now() + ms);
const longLived = () => supabase.claims({ exp: Math.floor(Date.now() / 1000) + 10 * 86_400 });

describe("S000-61: a Supabase access token", () => {
  test("of either kind of published key names its issuer and subject", async () => {
    const sub = randomUUID();
    for (const signing of [key, rsa]) {
      const token = await supabase.sign(signing, supabase.claims({ sub }));
      expect(await verifier()(token)).toEqual({ issuer: `${supabase.url}/auth/v1`, subject: sub });
    }
  });

  test("of the shared secret passes only where one is set up", async () => {
    const token = await shared();
    expect(await verifier(SHARED)(token)).not.toBeNull();
    expect(await verifier()(token)).toBeNull();
  });

  const forged: [string, () => Promise<string>][] = [
    ["alg none", async () => new UnsecuredJWT(supabase.claims()).encode()],
    ["the public key taken for a secret", async () => shared(supabase.claims(), "HS256", await spki(rsa))],
    [
      "the public key's numbers taken for a secret",
      async () => shared(supabase.claims(), "HS256", rsa.publicJwk.n),
    ],
    ["another algorithm with the right secret", () => shared(supabase.claims(), "HS512")],
    ["another secret", () => shared(supabase.claims(), "HS256", "x".repeat(40))],
    [
      "a key of its own in the header",
      async () => {
        const own = await newKey();
        return supabase.sign(own, supabase.claims(), { jwk: own.publicJwk });
      },
    ],
    [
      "a key of its own at an address in the header",
      async () => {
        const own = await newKey();
        return supabase.sign(own, supabase.claims(), { jku: "http://127.0.0.1:9/keys", kid: key.kid });
      },
    ],
    [
      "another key under a known id",
      async () => supabase.sign(await newKey("ES256", key.kid), supabase.claims()),
    ],
    ["an unknown key id", async () => supabase.sign(await newKey(), supabase.claims())],
    [
      "a key id that is a path",
      async () => supabase.sign(await newKey("ES256", "../../../dev/null"), supabase.claims()),
    ],
    [
      "a key id that is a query",
      async () => supabase.sign(await newKey("ES256", "' or 1=1 --"), supabase.claims()),
    ],
    [
      "a critical header that nobody knows",
      () => supabase.sign(key, supabase.claims(), { crit: ["x"], x: 1 }),
    ],
    ["no exp", () => supabase.sign(key, supabase.claims({ exp: undefined }))],
    ["no sub", () => supabase.sign(key, supabase.claims({ sub: undefined }))],
    ["a sub that is no UUID", () => supabase.sign(key, supabase.claims({ sub: "admin" }))],
    ["expired", () => supabase.sign(key, supabase.claims({ exp: Math.floor(Date.now() / 1000) - 1 }))],
    [
      "not valid yet",
      () => supabase.sign(key, supabase.claims({ nbf: Math.floor(Date.now() / 1000) + 600 })),
    ],
    ["the anonymous key's audience", () => supabase.sign(key, supabase.claims({ aud: "anon" }))],
    ["no audience", () => supabase.sign(key, supabase.claims({ aud: undefined }))],
    [
      "another project's issuer",
      () => supabase.sign(key, supabase.claims({ iss: "https://other.example/auth/v1" })),
    ],
    [
      "an issuer that only begins alike",
      () => supabase.sign(key, supabase.claims({ iss: `${supabase.url}/auth/v1/x` })),
    ],
    ["no JWT at all", async () => "a.b.c"],
    [
      "changed after signing",
      async () => {
        const [header, , signature] = (await supabase.sign(key, supabase.claims())).split(".");
        return [header, Buffer.from(JSON.stringify(supabase.claims())).toString("base64url"), signature].join(
          ".",
        );
      },
    ],
  ];
  test.each(forged)("is refused: %s", async (_, forge) => {
    expect(await verifier(SHARED)(await forge())).toBeNull();
  });
});

describe("S000-61: Supabase's published keys", () => {
  test("are asked for once, however many tokens come at once", async () => {
    const verify = verifier();
    const tokens = await Promise.all(Array.from({ length: 20 }, () => supabase.sign(key, supabase.claims())));
    expect(await Promise.all(tokens.map(verify))).not.toContain(null);
    expect(supabase.state.keyRequests).toBe(1);
  });

  test("may be rotated; unknown key ids make us ask at most every 30 seconds", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const verify = verifier();
    expect(await verify(await supabase.sign(key, longLived()))).not.toBeNull();
    const next = await newKey();
    supabase.state.keys = [key, next];
    const token = await supabase.sign(next, longLived());
    for (let times = 0; times < 10; times += 1) expect(await verify(token)).toBeNull();
    expect(supabase.state.keyRequests).toBe(1);
    later(31_000);
    expect(await verify(token)).not.toBeNull();
    expect(supabase.state.keyRequests).toBe(2);
    supabase.state.keys = [next];
    later(11 * MINUTE);
    expect(await verify(await supabase.sign(key, longLived()))).toBeNull();
  });

  test("go on working for a day while their endpoint is out; an unknown id stays refused", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const reportFault = vi.fn();
    const verify = verifier(undefined, reportFault);
    const token = await supabase.sign(key, longLived());
    const unknown = await supabase.sign(await newKey(), longLived());
    expect(await verify(token)).not.toBeNull();
    supabase.state.isOut = true;
    for (const passed of [MINUTE, 11 * MINUTE, 120 * MINUTE, 1200 * MINUTE]) {
      later(passed);
      expect(await verify(token)).not.toBeNull();
      expect(await verify(unknown)).toBeNull();
    }
    expect(reportFault).toHaveBeenCalled();
    later(300 * MINUTE);
    expect(await verify(token)).toBeNull();
    supabase.state.isOut = false;
    later(11_000);
    expect(await verify(token)).not.toBeNull();
  });

  test("that were never had make every token invalid, and one call in ten seconds ask", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    supabase.state.isOut = true;
    const verify = verifier();
    const token = await supabase.sign(key, longLived());
    for (let times = 0; times < 10; times += 1) expect(await verify(token)).toBeNull();
    expect(supabase.state.keyRequests).toBe(1);
    later(10_001);
    supabase.state.isOut = false;
    expect(await verify(token)).not.toBeNull();
    expect(supabase.state.keyRequests).toBe(2);
  });
});

async function spki({ publicJwk }: SigningKey): Promise<string> {
  const imported = await importJWK(publicJwk, "RS256", { extractable: true });
  if (imported instanceof Uint8Array) throw new Error("a public key is no bytes");
  return exportSPKI(imported);
}
