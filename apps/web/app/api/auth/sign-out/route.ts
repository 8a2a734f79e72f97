import { parts } from "../../../../src/server/parts.ts";
import { sessionCookie } from "../../../../src/server/session-cookie.ts";

/** Ends the session of the page that the form stands on. The cookie is SameSite=Lax, so no other site can. */
export function POST(): Response {
  return new Response(null, {
    status: 303,
    headers: { location: "/sign-in", "set-cookie": sessionCookie(null, parts().environment.PUBLIC_URL) },
  });
}
