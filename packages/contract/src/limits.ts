/** A budget of requests per window. */
export interface Limit {
  requests: number;
  windowSeconds: number;
}

/**
 * The documented limits. `public` counts by client address: every call without a valid token, and every call
 * with a publishable key. The others count by tenant. A project's `limits` column may override each of them.
 */
export const LIMITS = {
  public: { requests: 60, windowSeconds: 60 },
  "heatmap.write": { requests: 600, windowSeconds: 60 },
  "heatmap.read": { requests: 600, windowSeconds: 60 },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;
