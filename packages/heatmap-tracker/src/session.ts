import { guarded } from "./listen.ts";
import { readStored, store } from "./stored.ts";

const KEY = "titik";
const IDLE_MS = 30 * 60_000;
/** Storing at each event would cost time in the page, so the half hour is up to ten seconds shorter. */
const STORE_MS = 10_000;

const storage = () => sessionStorage;

/**
 * Answers the session's id at a time, in milliseconds since 1970: one a tab, or a page where storage is blocked; a new
 * one after 30 minutes without an event.
 */
export const createSession = (newId: () => string) => {
  const stored = readStored(storage, KEY).split(" ");
  let id = stored[0] ?? "";
  let seenAt = Number(stored[1]);
  return (now: number): string => {
    const idle = now - seenAt;
    if (!(idle < IDLE_MS)) id = newId();
    if (!(idle < STORE_MS)) {
      seenAt = now;
      store(storage, KEY, `${id} ${seenAt}`);
    }
    return id;
  };
};

/** Whether a session belongs to a `share` (0 to 1) of all: decided by its id, so on every page alike. */
export const isSampled = (sessionId: string, share: number): boolean =>
  share >= 1 || Number(`0x${sessionId.slice(-8)}`) < share * 2 ** 32;

export const forgetSession = (): void => guarded(() => storage().removeItem(KEY));
