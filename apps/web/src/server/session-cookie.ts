import { MAX_AGE_SECONDS } from "@titik/core";

export const SESSION_COOKIE = "titik_session";

/** `Set-Cookie` for a signed session, or to end it (`null`). Secure wherever people come by https. */
export function sessionCookie(session: string | null, publicUrl: string | undefined): string {
  const secure = publicUrl?.startsWith("https:") ? "; Secure" : "";
  const maxAge = session === null ? 0 : MAX_AGE_SECONDS.session;
  return `${SESSION_COOKIE}=${session ?? ""}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure}`;
}

/** The session in a Cookie header; null when there is none. */
export function readSessionCookie(header: string | null): string | null {
  for (const part of header?.split(";") ?? []) {
    const [name, value] = part.trim().split("=", 2);
    if (name === SESSION_COOKIE && value) return value;
  }
  return null;
}
