import { redeemSignInLink } from "@titik/core";
import { parts } from "../../../src/server/parts.ts";
import { startSession } from "../../../src/server/start-session.ts";

const seeOther = (location: string, headers: Record<string, string> = {}) =>
  new Response(null, { status: 303, headers: { location, "cache-control": "no-store", ...headers } });

/** Redeems a one-time link and starts a session; a used or expired one leads back to the sign-in page. */
export async function GET(request: Request): Promise<Response> {
  const { services } = parts();
  const token = new URL(request.url).searchParams.get("token") ?? "";
  const accountId = await redeemSignInLink(services, token);
  if (accountId === null) return seeOther("/sign-in?link=expired");
  return seeOther("/dashboard", await startSession(accountId));
}
