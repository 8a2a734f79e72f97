import { Uuid } from "@titik/contract";
import { findProjectKey, type Services, verifyToken } from "@titik/core";
import type { Call, Caller } from "@titik/http";
import { readSessionCookie } from "./session-cookie.ts";

/**
 * The caller by bearer token, else by publishable key, else by session cookie. What is sent must be valid: a
 * bad token does not fall back to the next kind.
 */
export async function authenticate(
  services: Services,
  secret: string,
  call: Call,
  acceptsKey: boolean,
): Promise<Caller | null> {
  const authorization = call.headers.get("authorization");
  if (authorization !== null) {
    const token = /^Bearer +([\w.~+/-]+=*) *$/i.exec(authorization)?.[1];
    return token === undefined
      ? null
      : account("bearer", await verifyToken(secret, token, "api", services.now()));
  }
  const dsn = acceptsKey ? (call.headers.get("x-dsn") ?? call.query.get("dsn")) : null;
  if (dsn !== null) {
    const key = Uuid.safeParse(dsn).success ? await findProjectKey(services, dsn) : null;
    return key && { kind: "key", ...key };
  }
  const session = readSessionCookie(call.headers.get("cookie"));
  return session === null
    ? null
    : account("cookie", await verifyToken(secret, session, "session", services.now()));
}

const account = (via: "bearer" | "cookie", accountId: string | null): Caller | null =>
  accountId === null ? null : { kind: "account", accountId, via };
