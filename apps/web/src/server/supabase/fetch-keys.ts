import type { FetchImplementation } from "jose";

/** After a failure nobody asks again for this long, in milliseconds. */
const PAUSE_MS = 10_000;
/** While the endpoint is out, the keys that it gave last go on working for this long. */
const STALE_MS = 24 * 3_600_000;

/**
 * Fetches Supabase's public keys. While their endpoint is out, the last good answer stands in for a day, and one
 * call in ten seconds tries again; without such an answer the fetch throws at once. `now` gives milliseconds.
 */
export function createKeyFetch(
  now: () => number,
  reportFault: (error: unknown) => void,
): FetchImplementation {
  let last: { text: string; at: number } | null = null;
  let pausedUntil = 0;

  async function ask(...[url, options]: Parameters<FetchImplementation>): Promise<string | null> {
    if (now() < pausedUntil) return null;
    try {
      const answer = await fetch(url, { ...options, cache: "no-store" });
      if (answer.status !== 200) throw new Error(`the endpoint of the keys answers ${answer.status}`);
      const text = await answer.text();
      if (!Array.isArray(JSON.parse(text)?.keys)) throw new Error("the endpoint of the keys answers no keys");
      last = { text, at: now() };
      return text;
    } catch (error) {
      pausedUntil = now() + PAUSE_MS;
      reportFault(error);
      return null;
    }
  }

  return async (url, options) => {
    const text = (await ask(url, options)) ?? (last && now() - last.at < STALE_MS ? last.text : null);
    if (text === null) throw new KeysUnavailable();
    return Response.json(JSON.parse(text));
  };
}

/** There are no keys to judge a token by. */
export class KeysUnavailable extends Error {
  override readonly name = "KeysUnavailable";

  constructor() {
    super("Supabase's keys cannot be had.");
  }
}
