/** A budget of requests per window. */
export interface Limit {
  requests: number;
  windowSeconds: number;
}

/**
 * The documented limits. `public` counts by client address: every call without a valid token, and every call
 * with a publishable key. `account` counts by account, `auth` by client address
 * (by account where somebody is signed in), `sign-in` the tries at one e-mail address, `key.events` the events that one publishable key sends; the
 * others count by tenant. A project's `limits` column may override each of them, `account` excepted.
 */
export const LIMITS = {
  public: { requests: 60, windowSeconds: 60 },
  "heatmap.write": { requests: 600, windowSeconds: 60 },
  "heatmap.read": { requests: 600, windowSeconds: 60 },
  auth: { requests: 20, windowSeconds: 60 },
  "sign-in": { requests: 20, windowSeconds: 900 },
  account: { requests: 600, windowSeconds: 60 },
  project: { requests: 600, windowSeconds: 60 },
  "project.invite": { requests: 100, windowSeconds: 3600 },
  "picture.write": { requests: 60, windowSeconds: 60 },
  "key.events": { requests: 6_000, windowSeconds: 60 },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;
