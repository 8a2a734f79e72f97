import type { Environment } from "./environment.ts";
import { sendBatch } from "./send-batch.ts";

const FLUSH_MS = 5_000;
const FLUSH_EVENTS = 40;
const MAX_QUEUED = 1_000;
/** All keepalive requests of a page together may hold 64 KiB: https://fetch.spec.whatwg.org/#http-network-or-cache-fetch */
const MAX_BYTES = 60 * 1024;
const FIRST_BACKOFF_MS = 2_000;
const MAX_BACKOFF_MS = 5 * 60_000;

/** With the comma or bracket that follows. */
const bytesOf = (text: string): number => new Blob([text]).size + 1;

export interface EventQueue {
  add: (event: object) => void;
  /** Sends what waits, as far as requests that outlive the page have room. */
  flushBeforeHide: () => void;
}

/**
 * Holds events until the server has them. They keep their `eventId`, so whatever is sent twice is stored once.
 * Retry-After is obeyed, lost requests wait longer each time, a refused batch is dropped: the server judges its
 * items one by one, so a refusal means all of them.
 */
export const createEventQueue = (url: string, { now, random, fetch }: Environment): EventQueue => {
  let queued: string[] = [];
  let bytesInFlight = 0;
  let losses = 0;
  let closed = false;
  /** Until then the server asked for silence. */
  let busyUntil = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flushAfter = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(flush, milliseconds);
  };

  const take = (roomBytes: number): string[] => {
    let bytes = 1;
    const beyond = queued.slice(0, FLUSH_EVENTS).findIndex((event) => {
      bytes += bytesOf(event);
      return bytes > roomBytes;
    });
    return queued.splice(0, beyond < 0 ? FLUSH_EVENTS : beyond);
  };

  const deliver = async (events: readonly string[]): Promise<void> => {
    const body = `[${events}]`;
    const bytes = bytesOf(body);
    bytesInFlight += bytes;
    const outcome = await sendBatch(fetch, url, body);
    bytesInFlight -= bytes;
    losses = outcome === "lost" ? losses + 1 : 0;
    if (outcome === "closed") {
      closed = true;
      queued = [];
    } else if (outcome === "lost" || typeof outcome === "number") {
      if (outcome !== "lost") busyUntil = now() + outcome;
      queued = [...events, ...queued].slice(-MAX_QUEUED);
    }
  };

  const pauseMs = (): number => {
    const silence = busyUntil - now();
    if (silence > 0) return silence;
    if (losses) return Math.min(FIRST_BACKOFF_MS * 2 ** (losses - 1), MAX_BACKOFF_MS) * (0.5 + random());
    return queued.length < FLUSH_EVENTS ? FLUSH_MS : 0;
  };

  const send = (events: readonly string[]): void => {
    void deliver(events).then(() => {
      if (queued.length) flushAfter(pauseMs());
    });
  };

  const flush = (): void => {
    timer = undefined;
    if (bytesInFlight) return;
    const events = take(MAX_BYTES);
    if (!events.length) return;
    send(events);
  };

  return {
    add(event) {
      const text = JSON.stringify(event);
      if (closed || bytesOf(text) + 1 > MAX_BYTES) return;
      queued.push(text);
      if (queued.length > MAX_QUEUED) queued.shift();
      if (queued.length >= FLUSH_EVENTS && !losses && busyUntil <= now()) flush();
      else if (timer === undefined && !bytesInFlight) flushAfter(pauseMs());
    },
    flushBeforeHide() {
      if (busyUntil > now()) return;
      for (;;) {
        const events = take(MAX_BYTES - bytesInFlight);
        if (!events.length) return;
        send(events);
      }
    },
  };
};
