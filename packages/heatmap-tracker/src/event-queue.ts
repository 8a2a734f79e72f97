import type { Environment } from "./environment.ts";
import { createKeptEvents } from "./kept-events.ts";
import { later } from "./listen.ts";

/** Who has just put the snippet into a page waits for the first ones; each later one takes twice as long as it. */
const FIRST_FLUSH_MS = 1_000;
const FLUSH_MS = 5_000;
const FLUSH_EVENTS = 40;
const MAX_QUEUED = 1_000;
/**
 * All keepalive requests of a page together may hold 64 KiB: https://fetch.spec.whatwg.org/#http-network-or-cache-fetch
 * That also keeps a batch below the 500 events that the server takes.
 */
const MAX_BYTES = 60 * 1024;
/** Of an event, in characters of up to three bytes; what the tracker records has half of it at most. */
const MAX_LENGTH = MAX_BYTES / 3 - 1;
const FIRST_BACKOFF_MS = 2_000;
/** A minute or so: nobody waits longer for a network that is back. */
const MAX_LOSSES = 5;
const BUSY_MS = 60_000;

const encoder = new TextEncoder();
/** Written over each time: an array of its own for each event would cost five times as much. */
const scratch = new Uint8Array(MAX_BYTES);
/** With the comma or bracket that follows. */
const bytesOf = (text: string): number => encoder.encodeInto(text, scratch).written + 1;

export interface EventQueue<Event> {
  add: (event: Event) => void;
  /** Sends what waits, as far as requests that outlive the page have room, and keeps the rest for the next page. */
  flushBeforeHide: () => void;
  /** Drops what waits or is kept, and takes nothing more. */
  close: () => void;
}

/**
 * Holds events until the server has them; what it could not have on this page waits under `key` for the next.
 * They keep their `eventId`, so whatever is sent twice is stored once. Retry-After is obeyed, lost requests wait
 * longer each time, a refused batch is dropped: the server judges its items one by one, so a refusal means all
 * of them. `write` serialises an event, with its id, when it is sent or kept.
 */
export const createEventQueue = <Event extends object>(
  url: string,
  key: string,
  environment: Environment,
  write: (event: Event) => string,
): EventQueue<Event> => {
  const { now, random, fetch, isOnline } = environment;
  const kept = createKeptEvents(environment, key);
  let queued: (string | Event)[] = kept.read();
  let bytesInFlight = 0;
  let losses = 0;
  let closed = false;
  /** Until then nothing is sent: the server asked for silence, or a request was lost. */
  let silentUntil = 0;
  let patience = FIRST_FLUSH_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const close = () => {
    closed = true;
    queued = [];
    kept.change(kept.read(), []);
  };

  /** Serialises what waits: of many at once, each costs a fraction of what it does alone. */
  const writeAll = (): string[] => {
    const texts = queued
      .map((event) => (typeof event === "string" ? event : write(event)))
      .filter(({ length }) => length < MAX_LENGTH);
    queued = texts;
    return texts;
  };

  /** Sends as much as fits into one request; undefined when that is nothing. */
  const send = (): Promise<void> | undefined => {
    let bytes = bytesInFlight + 1;
    // Once one does not fit, nothing after it does.
    const events = writeAll().filter((event) => {
      bytes += bytesOf(event);
      return bytes <= MAX_BYTES;
    });
    queued.splice(0, events.length);
    return events[0] ? deliver(events) : undefined;
  };

  const deliver = async (events: readonly string[]): Promise<void> => {
    const body = `[${events}]`;
    const bytes = bytesOf(body);
    bytesInFlight += bytes;
    // A string body makes it text/plain, a request without preflight; the key alone decides, so cookies stay out.
    const request = { method: "POST", body, keepalive: true, credentials: "omit" } as const;
    // Until an answer is read to its end, the browser counts its request as one in flight.
    const answer = await fetch(url, request)
      .then((answer) => answer.text().then(() => answer))
      .catch(() => undefined);
    bytesInFlight -= bytes;
    // A request that was lost is no better than one at which the server failed.
    const status = answer?.status ?? 500;
    if (status > 400 && status < 405) close();
    if (closed) return;
    if (status < 429) {
      losses = 0;
      kept.change(events, []);
    } else {
      queued = [...events, ...queued];
      kept.change([], writeAll());
      const isBusy = status === 429 || status === 503;
      silentUntil =
        now() +
        (isBusy
          ? Number(answer?.headers.get("retry-after")) * 1e3 || BUSY_MS
          : FIRST_BACKOFF_MS * 2 ** Math.min(losses++, MAX_LOSSES) * (0.5 + random()));
    }
    flushLater();
  };

  const flushLater = () => {
    clearTimeout(timer);
    const silence = silentUntil - now();
    timer = queued[0]
      ? later(flush, silence > 0 ? silence : queued[FLUSH_EVENTS - 1] ? 0 : patience)
      : undefined;
  };

  const flush = (): void => {
    timer = undefined;
    if (bytesInFlight) return;
    if (silentUntil <= now() && send()) patience = Math.min(2 * patience, FLUSH_MS);
    // A timer knows no fractions of a millisecond, and no clock that is set back: it may come too early.
    else flushLater();
  };

  send();
  return {
    add(event) {
      if (closed) return;
      if (queued.push(event) > MAX_QUEUED) queued.shift();
      if (!bytesInFlight && (!timer || queued.length === FLUSH_EVENTS)) flushLater();
    },
    flushBeforeHide() {
      while (isOnline() && silentUntil <= now() && send());
      kept.change([], writeAll());
    },
    close,
  };
};
