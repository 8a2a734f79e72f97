import { createServerClient, parseCookieHeader } from "@supabase/ssr";
import type { SupabaseClientOptions } from "@supabase/supabase-js";

type Fetch = NonNullable<NonNullable<SupabaseClientOptions<"public">["global"]>["fetch"]>;

/** Sessions are refreshed by the app that signed the person in; here one that has run out is none. */
const refuseEveryCall: Fetch = async () => Response.json({ code: 401 }, { status: 401 });

/**
 * The access token in a Supabase session cookie, in however many pieces it came; null for one that cannot be read
 * or has run out, `undefined` when there is none. Nothing in it is verified yet.
 */
export async function readSupabaseSession(
  { url, anonKey }: { url: string; anonKey: string },
  header: string | null,
): Promise<string | null | undefined> {
  const name = `sb-${new URL(url).hostname.split(".", 1)[0]}-auth-token`;
  if (header === null || !header.includes(name)) return undefined;
  const cookies = parseCookieHeader(header).map((cookie) => ({ ...cookie, value: cookie.value ?? "" }));
  if (!cookies.some((cookie) => cookie.name === name || cookie.name.startsWith(`${name}.`))) return undefined;
  const client = createServerClient(url, anonKey, {
    cookieOptions: { name },
    cookies: { getAll: () => cookies, setAll: () => {} },
    global: { fetch: refuseEveryCall },
  });
  try {
    const { data } = await client.auth.getSession();
    return data.session?.access_token ?? null;
  } catch {
    return null;
  }
}
