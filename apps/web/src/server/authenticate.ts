import { Uuid } from "@titik/contract";
import type { Services } from "@titik/core";
import type { Call, Caller } from "@titik/http";
import type { KnownCallers } from "./known-callers.ts";
import { readSessionCookie } from "./session-cookie.ts";
import type { Supabase } from "./supabase/create-supabase.ts";

/** What proof is checked with. */
export interface Proofs {
  services: Services;
  knownCallers: KnownCallers;
  /** Null where no Supabase project is set up. */
  supabase: Supabase | null;
}

/**
 * The caller by bearer token, else by publishable key, else by session cookie. What is sent must be valid: a
 * bad token does not fall back to the next kind.
 */
export async function authenticate(proofs: Proofs, call: Call, acceptsKey: boolean): Promise<Caller | null> {
  const authorization = call.headers.get("authorization");
  if (authorization !== null) return account("bearer", await byToken(proofs, authorization));
  const dsn = acceptsKey ? (call.headers.get("x-dsn") ?? call.query.get("dsn")) : null;
  if (dsn !== null) return byKey(proofs, dsn.toLowerCase());
  return account("cookie", await byCookie(proofs, call.headers.get("cookie")));
}

const account = (via: "bearer" | "cookie", accountId: string | null): Caller | null =>
  accountId === null ? null : { kind: "account", accountId, via };

async function byToken({ services, knownCallers, supabase }: Proofs, authorization: string) {
  const token = /^Bearer +([\w.~+/-]+=*) *$/i.exec(authorization)?.[1];
  if (token === undefined) return null;
  const own = await knownCallers.accountOfToken(token, "api");
  return own ?? (await supabase?.accountOfToken(services, token)) ?? null;
}

async function byKey({ knownCallers }: Proofs, dsn: string): Promise<Caller | null> {
  const key = Uuid.safeParse(dsn).success ? await knownCallers.projectOfKey(dsn) : null;
  return key && { kind: "key", dsn, ...key };
}

/** Our own session decides where both kinds are sent. */
async function byCookie({ services, knownCallers, supabase }: Proofs, header: string | null) {
  const session = readSessionCookie(header);
  if (session !== null) return knownCallers.accountOfToken(session, "session");
  return (await supabase?.accountOfCookie(services, header)) ?? null;
}
