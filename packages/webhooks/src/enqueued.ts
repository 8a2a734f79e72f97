import { channel } from "node:diagnostics_channel";

/** One for the whole process, also where this file is loaded twice: from its source, and within Next's bundle. */
const enqueued = channel("titik.webhooks.enqueued");

/** Says that messages are about to be committed to the queue. */
export const tellEnqueued = (): void => enqueued.publish(null);

/** Calls the listener for each of these, until the signal aborts. */
export function onEnqueued(listener: () => void, signal: AbortSignal): void {
  enqueued.subscribe(listener);
  signal.addEventListener("abort", () => enqueued.unsubscribe(listener), { once: true });
}
