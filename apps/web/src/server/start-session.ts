import { issueToken, MAX_AGE_SECONDS } from "@titik/core";
import { parts } from "./parts.ts";
import { sessionCookie } from "./session-cookie.ts";

/** The header that signs the account in to the dashboard. */
export async function startSession(accountId: string): Promise<{ "set-cookie": string }> {
  const { services, environment } = parts();
  const { AUTH_SECRET, PUBLIC_URL } = environment;
  const session = await issueToken(services, AUTH_SECRET, accountId, "session", MAX_AGE_SECONDS.session);
  return { "set-cookie": sessionCookie(session, PUBLIC_URL) };
}

/** The header that signs out of the dashboard. */
export const endSession = (): { "set-cookie": string } => ({
  "set-cookie": sessionCookie(null, parts().environment.PUBLIC_URL),
});
