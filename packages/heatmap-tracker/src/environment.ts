/** What the rules depend on beside the page itself; tests hand in their own. */
export interface Environment {
  /** Milliseconds since 1970. */
  now: () => number;
  /** 0 ≤ n < 1, as `Math.random`. */
  random: () => number;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
}

// randomUUID is missing on http pages, getRandomValues is not.
const secureRandom = (): number => {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  return high / 2 ** 32 + (low >>> 11) / 2 ** 53;
};

/** The browser's own. `fetch` is taken now, before a page may wrap it. */
export const browserEnvironment = (): Environment => ({
  now: Date.now,
  random: secureRandom,
  fetch: fetch.bind(window),
});
