/** What is known of one endpoint in this process. */
export interface EndpointState {
  tenantId: string;
  webhookId: string;
  /** Messages after this id are wanted; null: nothing is known to be ready. */
  after: string | null;
  /** `new`: not answered yet; `quick` or `slow`: how long its last answer took. */
  pace: "new" | "quick" | "slow";
  /** How many may be in flight at once while it is quick: doubles with success. */
  window: number;
  /** When each attempt that is in flight began, in milliseconds. */
  inFlight: Set<{ startedAt: number }>;
}

/** The most at once: in all, of one tenant, of one endpoint. */
export interface Caps {
  /** Attempts that have been under way for less than a second. */
  active: number;
  activePerTenant: number;
  /** Attempts that take longer, or may, since their endpoint is not quick: they cost little more than a socket. */
  waiting: number;
  waitingPerTenant: number;
  perEndpoint: number;
}

export const CAPS: Caps = {
  active: 256,
  activePerTenant: 128,
  waiting: 1_024,
  waitingPerTenant: 256,
  perEndpoint: 64,
};

export interface Allotment {
  tenantId: string;
  wanted: { endpoint: EndpointState; room: number }[];
}

/** An answer that takes longer makes an endpoint slow. */
export const QUICK_MS = 1_000;

/**
 * Shares out what may be sent now, in rounds: one slot for each tenant in turn, within a tenant for each endpoint in
 * turn. An endpoint that makes us wait gets one attempt at a time, and all such endpoints of a tenant share a quarter
 * of its waiting room; one that has not answered yet gets one too, and the rest of that room. So endpoints that hang
 * fill up what is theirs, and those that answer find their slots free.
 */
export function allotSlots(
  endpoints: Iterable<EndpointState>,
  nowMs: number,
  caps: Caps = CAPS,
): Allotment[] {
  const tenants = new Map<string, { active: number; waiting: number; queue: Candidate[] }>();
  const total = { active: 0, waiting: 0 };
  for (const endpoint of endpoints) {
    const tenant = tenants.get(endpoint.tenantId) ?? { active: 0, waiting: 0, queue: [] };
    tenants.set(endpoint.tenantId, tenant);
    let late = 0;
    for (const { startedAt } of endpoint.inFlight) if (nowMs - startedAt > QUICK_MS) late += 1;
    const pace = late > 0 ? "slow" : endpoint.pace;
    for (const sum of [tenant, total]) {
      sum.active += endpoint.inFlight.size - late;
      sum.waiting += pace === "quick" ? 0 : endpoint.inFlight.size;
    }
    const most = pace === "quick" ? Math.min(endpoint.window, caps.perEndpoint) : 1;
    const room = endpoint.after === null ? 0 : most - endpoint.inFlight.size;
    if (room > 0) tenant.queue.push({ endpoint, pace, room, given: 0 });
  }

  const allowed = (tenant: { active: number; waiting: number }, { pace }: Candidate): boolean => {
    if (total.active >= caps.active || tenant.active >= caps.activePerTenant) return false;
    const share = pace === "slow" ? 0.25 : 1;
    return (
      pace === "quick" ||
      (total.waiting < caps.waiting * share && tenant.waiting < caps.waitingPerTenant * share)
    );
  };

  for (let given = true; given; ) {
    given = false;
    for (const tenant of tenants.values()) {
      const next = tenant.queue.findIndex(
        (candidate) => candidate.room > candidate.given && allowed(tenant, candidate),
      );
      const candidate = tenant.queue[next];
      if (candidate === undefined) continue;
      candidate.given += 1;
      for (const sum of [tenant, total]) {
        sum.active += 1;
        sum.waiting += candidate.pace === "quick" ? 0 : 1;
      }
      // To the end of the tenant's queue, so that the next round is another endpoint's.
      tenant.queue.splice(next, 1);
      tenant.queue.push(candidate);
      given = true;
    }
  }
  return [...tenants].flatMap(([tenantId, { queue }]) => {
    const wanted = queue
      .filter(({ given }) => given > 0)
      .map(({ endpoint, given: room }) => ({ endpoint, room }));
    return wanted.length > 0 ? [{ tenantId, wanted }] : [];
  });
}

interface Candidate {
  endpoint: EndpointState;
  pace: EndpointState["pace"];
  room: number;
  given: number;
}
