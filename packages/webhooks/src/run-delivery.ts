import { type Database, withTenant } from "@titik/db";
import { type Allotment, allotSlots, type Caps, type EndpointState, QUICK_MS } from "./allot-slots.ts";
import { type Attempt, attemptDelivery, type LeasedDelivery, type Sender } from "./attempt-delivery.ts";
import { claimDeliveries } from "./claim-deliveries.ts";
import { onEnqueued } from "./enqueued.ts";
import { type Endpoint, findDueRetries, findLostLeases, findReady } from "./find-work.ts";
import { messageIdFloor, NO_MESSAGE } from "./message-id-floor.ts";
import { promoteRetries } from "./promote-retries.ts";
import { recoverLeases } from "./recover-leases.ts";
import { type SettleOptions, settleAttempts } from "./settle-attempts.ts";

export interface DeliveryOptions extends Sender, SettleOptions {
  /** A connection of the role `titik_worker`. */
  workerDb: Database;
  reportFault: (error: unknown, tenantId: string | null) => void;
  caps?: Caps;
  leaseMs?: number;
}

/** Longer than any attempt and the writing of its outcome take; a dead worker's deliveries go out again after it. */
export const DELIVERY_LEASE_MS = 30_000;

/** With less of its lease left than this, a delivery is not begun any more. */
const SAFE_MS = 20_000;

const SETTLE_AT_ONCE = 200;
const TRANSACTIONS_AT_ONCE = 4;

/** How far back each look for new messages goes, and how often it is taken. */
const QUICK_LOOK = { every: 100, back: 2_000 };
const LOOKS = [
  // Messages get their id before they are committed: this finds those that took long.
  { every: 1_000, back: 30_000 },
  { every: 30_000, back: Number.POSITIVE_INFINITY },
];
const RETRIES_EVERY_MS = 250;
const LEASES_EVERY_MS = 2_000;
/** A look that finds nothing waits twice as long for the next, up to this: what another process queues is found then. */
const IDLE_MS = 1_000;
/** Idle endpoints whose pace is kept in mind. */
const REMEMBERED = 10_000;
const LARGEST_WINDOW = 1_024;
const BUSY_PAUSE_MS = 10;
const WAITING_PAUSE_MS = 100;
const AFTER_FAULT_MS = 1_000;
/** A look may take up this part of the time at most, however long the queue. */
const LOOK_SHARE = 0.02;

/**
 * Delivers until `signal` aborts, then lets what is in flight end. Any number of processes may run it: a delivery is
 * leased, and only the lease's holder says what became of it. Between failing steps it goes on.
 */
export async function runDelivery(options: DeliveryOptions, signal: AbortSignal): Promise<void> {
  const { db, workerDb, now, reportFault, caps, leaseMs = DELIVERY_LEASE_MS } = options;
  const endpoints = new Map<string, EndpointState>();
  const underWay = new Set<Promise<void>>();
  const finished: Attempt[] = [];
  let awake = Promise.withResolvers<void>();

  const lookBack = (back: number) => () =>
    lookForMessages(Number.isFinite(back) ? messageIdFloor(now().getTime() - back) : NO_MESSAGE);
  const quickLook = lookEvery(QUICK_LOOK.every, lookBack(QUICK_LOOK.back));
  const looks = [
    quickLook,
    ...LOOKS.map(({ every, back }) => lookEvery(every, lookBack(back))),
    lookEvery(RETRIES_EVERY_MS, takeUpRetries),
    lookEvery(LEASES_EVERY_MS, takeUpLeases),
  ];
  onEnqueued(() => {
    quickLook.pause = QUICK_LOOK.every;
    const soon = performance.now() + QUICK_LOOK.every;
    if (quickLook.next <= soon) return;
    quickLook.next = soon;
    awake.resolve();
  }, signal);

  while (!signal.aborted) {
    for (const step of looks) {
      const began = performance.now();
      if (began < step.next) continue;
      let found = 0;
      const done = await guarded(null, async () => {
        found = await step.look();
      });
      step.pause = found > 0 ? step.every : Math.max(step.every, Math.min(step.pause * 2, IDLE_MS));
      const took = performance.now() - began;
      const rest = done ? Math.max(step.pause, took / LOOK_SHARE - took) : AFTER_FAULT_MS;
      step.next = performance.now() + rest;
    }
    const allotted = allotSlots(endpoints.values(), performance.now(), caps);
    await atMost(TRANSACTIONS_AT_ONCE, allotted, async (allotment) => {
      if (await guarded(allotment.tenantId, () => claim(allotment))) return;
      // Until the next look brings them up again.
      for (const { endpoint } of allotment.wanted) endpoint.after = null;
    });
    await settleFinished();
    await pause();
  }
  await Promise.all(underWay);
  await settleFinished();

  function stateOf({ tenantId, webhookId }: Endpoint): EndpointState {
    const key = `${tenantId} ${webhookId}`;
    const known = endpoints.get(key);
    if (known !== undefined) return known;
    const inFlight = new Set<{ startedAt: number }>();
    const made: EndpointState = { tenantId, webhookId, after: null, pace: "new", window: 1, inFlight };
    endpoints.set(key, made);
    return made;
  }

  function wake(endpoint: Endpoint, after: string): void {
    const state = stateOf(endpoint);
    if (state.after === null || after < state.after) state.after = after;
  }

  async function lookForMessages(after: string): Promise<number> {
    if (after === NO_MESSAGE) forgetIdle();
    const ready = await findReady(workerDb, after);
    for (const endpoint of ready) {
      const state = stateOf(endpoint);
      // An endpoint whose queue is being worked off goes on where it is; the long look brings what was passed over.
      if (state.after === null || after === NO_MESSAGE) state.after = after;
    }
    return ready.length;
  }

  function forgetIdle(): void {
    if (endpoints.size <= REMEMBERED) return;
    for (const [key, { after, inFlight }] of endpoints)
      if (after === null && inFlight.size === 0) endpoints.delete(key);
  }

  async function takeUpRetries(): Promise<number> {
    const due = Map.groupBy(await findDueRetries(workerDb, now()), ({ tenantId }) => tenantId);
    await atMost(TRANSACTIONS_AT_ONCE, [...due], ([tenantId, some]) =>
      guarded(tenantId, async () => {
        await withTenant(db, tenantId, (tx) => promoteRetries(tx, { tenantId, due: some, now: now() }));
        for (const endpoint of some) wake(endpoint, NO_MESSAGE);
      }),
    );
    return due.size;
  }

  async function takeUpLeases(): Promise<number> {
    const lost = await findLostLeases(workerDb, now());
    await atMost(TRANSACTIONS_AT_ONCE, lost, (tenantId) =>
      guarded(tenantId, async () => {
        const input = { tenantId, now: now(), leaseMs };
        const found = await withTenant(db, tenantId, (tx) => recoverLeases(tx, input));
        for (const endpoint of found) wake(endpoint, NO_MESSAGE);
      }),
    );
    return lost.length;
  }

  async function claim({ tenantId, wanted }: Allotment): Promise<void> {
    const leaseUntil = new Date(now().getTime() + leaseMs);
    const lanes = wanted.map(({ endpoint, room }) => ({
      webhookId: endpoint.webhookId,
      after: endpoint.after ?? NO_MESSAGE,
      room,
    }));
    const claimed = await withTenant(db, tenantId, (tx) =>
      claimDeliveries(tx, { tenantId, wanted: lanes, leaseUntil }),
    );
    const byEndpoint = Map.groupBy(claimed, ({ webhookId }) => webhookId);
    for (const { endpoint, room } of wanted) {
      const some = byEndpoint.get(endpoint.webhookId) ?? [];
      endpoint.after = some.length < room ? null : (some.at(-1)?.messageId ?? null);
      // To the end, so that whoever did not get a slot comes first next time.
      endpoints.delete(`${tenantId} ${endpoint.webhookId}`);
      endpoints.set(`${tenantId} ${endpoint.webhookId}`, endpoint);
      for (const delivery of some) start(endpoint, delivery);
    }
  }

  function start(endpoint: EndpointState, delivery: LeasedDelivery): void {
    if (delivery.leaseUntil.getTime() - now().getTime() < Math.min(SAFE_MS, leaseMs / 2)) return;
    const flight = { startedAt: performance.now() };
    endpoint.inFlight.add(flight);
    const task = attemptDelivery(options, delivery).then((attempt) => {
      endpoint.inFlight.delete(flight);
      underWay.delete(task);
      notePace(endpoint, attempt, performance.now() - flight.startedAt);
      finished.push(attempt);
      awake.resolve();
    });
    underWay.add(task);
  }

  async function settleFinished(): Promise<void> {
    const batches = [...Map.groupBy(finished.splice(0), ({ delivery }) => delivery.tenantId)].flatMap(
      ([tenantId, attempts]) => inPieces(attempts, SETTLE_AT_ONCE).map((piece) => ({ tenantId, piece })),
    );
    const unwritten: Attempt[] = [];
    await atMost(TRANSACTIONS_AT_ONCE, batches, async ({ tenantId, piece }) => {
      if (await guarded(tenantId, () => settleAttempts(options, tenantId, piece))) return;
      // What cannot be written now may be later; once the lease has run out, it is another's.
      unwritten.push(...piece.filter(({ delivery }) => delivery.leaseUntil > now()));
    });
    if (unwritten.length === 0) return;
    finished.push(...unwritten);
    await elapsed(AFTER_FAULT_MS);
  }

  /** Waits for outcomes, a little so that they gather, or until it is time for the next look. */
  async function pause(): Promise<void> {
    if (signal.aborted) return;
    if (finished.length === 0) {
      const nextLook = Math.min(...looks.map(({ next }) => next)) - performance.now();
      // While somebody waits for a slot, time alone may free one.
      const waiting = [...endpoints.values()].some(({ after }) => after !== null);
      awake = Promise.withResolvers();
      await elapsed(Math.max(0, waiting ? Math.min(nextLook, WAITING_PAUSE_MS) : nextLook), awake.promise);
    }
    if (finished.length > 0) await elapsed(BUSY_PAUSE_MS);
  }

  async function guarded(tenantId: string | null, step: () => Promise<unknown>): Promise<boolean> {
    try {
      await step();
      return true;
    } catch (error) {
      reportFault(error, tenantId);
      return false;
    }
  }

  /** Also over when the signal aborts, or when `early` is settled. */
  function elapsed(ms: number, early?: Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, ms);
      signal.addEventListener("abort", done, { once: true });
      void early?.then(done);
      function done() {
        clearTimeout(timer);
        signal.removeEventListener("abort", done);
        resolve();
      }
    });
  }
}

interface Look {
  every: number;
  pause: number;
  next: number;
  /** Answers how much it found. */
  look(): Promise<number>;
}

const lookEvery = (every: number, look: () => Promise<number>): Look => ({
  every,
  pause: every,
  next: 0,
  look,
});

function notePace(endpoint: EndpointState, { outcome }: Attempt, tookMs: number): void {
  const quick = tookMs < QUICK_MS && outcome !== "timeout";
  endpoint.pace = quick ? "quick" : "slow";
  endpoint.window = quick && outcome === "success" ? Math.min(endpoint.window * 2, LARGEST_WINDOW) : 1;
}

function inPieces<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** Runs `work` over the items, so many at a time. */
async function atMost<Item>(
  width: number,
  items: readonly Item[],
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const rest = items.values();
  const lanes = Array.from({ length: Math.min(width, items.length) }, async () => {
    for (const item of rest) await work(item);
  });
  await Promise.all(lanes);
}
