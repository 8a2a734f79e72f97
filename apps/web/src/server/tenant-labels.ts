/** What metrics call tenants that have no place of their own. */
export const OTHER_TENANTS = "other";
const IDLE_MS = 15 * 60_000;

/**
 * Bounds how many tenants metrics name: the first `places` get a label of their own, further ones share `other`.
 * A place becomes free when its tenant was silent for 15 minutes and another one needs it; `forget` then drops
 * the series of the silent one.
 */
export class TenantLabels {
  readonly #places: number;
  readonly #now: () => number;
  readonly #forget: (tenant: string) => void;
  /** In the order of the last call, oldest first. */
  readonly #lastSeen = new Map<string, number>();

  /** `now` gives milliseconds. */
  constructor(places: number, now: () => number, forget: (tenant: string) => void) {
    this.#places = places;
    this.#now = now;
    this.#forget = forget;
  }

  labelOf(tenantId: string): string {
    const now = this.#now();
    if (!this.#lastSeen.delete(tenantId) && !this.#hasPlace(now)) return OTHER_TENANTS;
    this.#lastSeen.set(tenantId, now);
    return tenantId;
  }

  #hasPlace(now: number): boolean {
    if (this.#lastSeen.size < this.#places) return true;
    const [oldest] = this.#lastSeen;
    if (oldest === undefined || now - oldest[1] < IDLE_MS) return false;
    this.#lastSeen.delete(oldest[0]);
    this.#forget(oldest[0]);
    return true;
  }
}
