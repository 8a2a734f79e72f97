import { Uuid } from "@titik/contract";
import type { Identity } from "@titik/core";
import { createRemoteJWKSet, customFetch, decodeProtectedHeader, errors, jwtVerify } from "jose";
import { createKeyFetch, KeysUnavailable } from "./fetch-keys.ts";

const TIMEOUT_MS = 3_000;
/** An unknown key id makes us ask for new keys at most this often. */
const COOLDOWN_MS = 30_000;

export interface SupabaseSettings {
  /** The project's address, without a slash at the end. */
  url: string;
  /** Of projects that sign with a shared secret. */
  jwtSecret: string | undefined;
}

/** Whom a genuine access token of the project speaks for; null for anything else. */
export type VerifyToken = (token: string, now: Date) => Promise<Identity | null>;

/**
 * Verifies access tokens here, without asking Supabase: by its published keys, or by the shared secret where one is
 * set. Which of the two is decided by the algorithm, so that a public key never serves as a secret.
 */
export function createTokenVerifier(
  { url, jwtSecret }: SupabaseSettings,
  reportFault: (error: unknown) => void,
): VerifyToken {
  const issuer = `${url}/auth/v1`;
  const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`), {
    timeoutDuration: TIMEOUT_MS,
    cooldownDuration: COOLDOWN_MS,
    [customFetch]: createKeyFetch(Date.now, reportFault),
  });
  const secret = jwtSecret === undefined ? null : new TextEncoder().encode(jwtSecret);

  async function payloadOf(token: string, now: Date) {
    const claims = {
      issuer,
      audience: "authenticated",
      requiredClaims: ["exp", "sub"],
      currentDate: now,
    };
    if (decodeProtectedHeader(token).alg !== "HS256")
      return (await jwtVerify(token, keys, { ...claims, algorithms: ["ES256", "RS256"] })).payload;
    if (secret === null) return null;
    return (await jwtVerify(token, secret, { ...claims, algorithms: ["HS256"] })).payload;
  }

  return async (token, now) => {
    try {
      const subject = (await payloadOf(token, now))?.sub;
      return Uuid.safeParse(subject).success && subject !== undefined ? { issuer, subject } : null;
    } catch (error) {
      const isRefusal =
        error instanceof errors.JOSEError || error instanceof TypeError || error instanceof KeysUnavailable;
      if (isRefusal) return null;
      throw error;
    }
  };
}
