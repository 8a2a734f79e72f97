import { MAX_AGE_SECONDS, redeemSignInLink, signToken } from "@titik/core";
import { parts } from "../../../src/server/parts.ts";
import { sessionCookie } from "../../../src/server/session-cookie.ts";

const seeOther = (location: string, headers: Record<string, string> = {}) =>
  new Response(null, { status: 303, headers: { location, "cache-control": "no-store", ...headers } });

/** Redeems a one-time link and starts a session; a used or expired one leads back to the sign-in page. */
export async function GET(request: Request): Promise<Response> {
  const { services, environment } = parts();
  const token = new URL(request.url).searchParams.get("token") ?? "";
  const accountId = await redeemSignInLink(services, token);
  if (accountId === null) return seeOther("/sign-in?link=expired");
  const session = await signToken(
    environment.AUTH_SECRET,
    accountId,
    "session",
    services.now(),
    MAX_AGE_SECONDS.session,
  );
  return seeOther("/dashboard", { "set-cookie": sessionCookie(session, environment.PUBLIC_URL) });
}
