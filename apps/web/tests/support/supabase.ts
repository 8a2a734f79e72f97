import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { createServerClient } from "@supabase/ssr";
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from "jose";
import { endWithFile } from "./end-with-file.ts";

export interface SigningKey {
  alg: "ES256" | "RS256";
  kid: string;
  privateKey: CryptoKey;
  publicJwk: JWK;
}

export async function newKey(
  alg: SigningKey["alg"] = "ES256",
  kid: string = randomUUID(),
): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { alg, kid, privateKey, publicJwk: { ...(await exportJWK(publicKey)), alg, kid, use: "sig" } };
}

/** What Supabase's authentication is to others: published keys, and sign-in by password; on loopback. */
export async function startSupabase(keys: SigningKey[]) {
  const state = { keys, isOut: false, keyRequests: 0 };
  let session: object = {};
  const server = createServer((request, response) => {
    const isKeys = request.url === "/auth/v1/.well-known/jwks.json";
    if (isKeys) state.keyRequests += 1;
    const answer = isKeys ? { keys: state.keys.map(({ publicJwk }) => publicJwk) } : session;
    response.writeHead(state.isOut ? 503 : 200, { "content-type": "application/json" });
    response.end(state.isOut ? "{}" : JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  endWithFile(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port");
  const url = `http://127.0.0.1:${address.port}`;

  /** The claims of a good access token of an hour; `changes` spoil them, `undefined` leaves one out. */
  const claims = (changes: Record<string, unknown> = {}): JWTPayload => {
    const now = Math.floor(Date.now() / 1000);
    const good = {
      iss: `${url}/auth/v1`,
      aud: "authenticated",
      sub: randomUUID(),
      iat: now,
      exp: now + 3600,
    };
    return { ...good, role: "authenticated", ...changes };
  };

  const sign = (key: SigningKey, payload: JWTPayload, header: object = {}): Promise<string> =>
    new SignJWT(payload)
      .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: "JWT", ...header })
      .sign(key.privateKey, { crit: { x: true } });

  /** The Cookie header of a browser that signed in with Supabase's own client and got this access token. */
  async function cookieFor(accessToken: string, { seconds = 3600, padding = 0 } = {}): Promise<string> {
    const cookies = new Map<string, string>();
    const client = createServerClient(url, "anon", {
      cookies: {
        getAll: () => [...cookies].map(([name, value]) => ({ name, value })),
        setAll: (all) => {
          for (const { name, value } of all) cookies.set(name, value);
        },
      },
    });
    session = {
      access_token: accessToken,
      token_type: "bearer",
      expires_in: seconds,
      expires_at: Math.floor(Date.now() / 1000) + seconds,
      refresh_token: "refresh",
      user: { id: randomUUID(), aud: "authenticated", user_metadata: { padding: "x".repeat(padding) } },
    };
    const { error } = await client.auth.signInWithPassword({ email: "a@b.example", password: "secret" });
    if (error !== null) throw error;
    return [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  return { url, state, claims, sign, cookieFor };
}
