import { findIdentityAccount, type Services } from "@titik/core";
import type { Environment } from "../environment.ts";
import { readSupabaseSession } from "./read-session.ts";
import { createTokenVerifier } from "./verify-token.ts";

/** Sign-in by a Supabase project. Each answers an account id, or null for proof that is not valid. */
export interface Supabase {
  accountOfToken(services: Services, token: string): Promise<string | null>;
  /** `undefined` when the Cookie header holds no session of the project. */
  accountOfCookie(services: Services, header: string | null): Promise<string | null | undefined>;
}

/** Null where no project is set up. `reportFault` hears why keys could not be fetched. */
export function createSupabase(
  { SUPABASE_URL, SUPABASE_ANON_KEY: anonKey, SUPABASE_JWT_SECRET: jwtSecret }: Environment,
  reportFault: (error: unknown) => void,
): Supabase | null {
  if (SUPABASE_URL === undefined || anonKey === undefined) return null;
  const url = SUPABASE_URL.replace(/\/+$/, "");
  const verify = createTokenVerifier({ url, jwtSecret }, reportFault);

  async function accountOfToken(services: Services, token: string): Promise<string | null> {
    const identity = await verify(token, services.now());
    return identity === null ? null : findIdentityAccount(services, identity);
  }

  return {
    accountOfToken,
    accountOfCookie: async (services, header) => {
      const token = await readSupabaseSession({ url, anonKey }, header);
      return token ? accountOfToken(services, token) : token;
    },
  };
}
