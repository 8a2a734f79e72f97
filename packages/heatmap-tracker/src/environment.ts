import { lasting } from "./stored.ts";

/** What the rules depend on beside the page itself; tests hand in their own. */
export interface Environment {
  /** Milliseconds since 1970. */
  now: () => number;
  /** 0 ≤ n < 1, as `Math.random`. */
  random: () => number;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** False when the browser knows that it has no network. */
  isOnline: () => boolean;
  /** Outlives the page; throws where storage is blocked. */
  storage: () => Pick<Storage, "getItem" | "setItem">;
}

/**
 * The browser's own. `fetch` is taken now, before a page may wrap it. Ids have to be unique, not secret: what
 * Math.random gives does for that, also on http pages, which have no randomUUID.
 */
export const browserEnvironment = (): Environment => ({
  now: Date.now,
  random: Math.random,
  fetch: fetch.bind(window),
  isOnline: () => navigator.onLine,
  storage: lasting,
});
