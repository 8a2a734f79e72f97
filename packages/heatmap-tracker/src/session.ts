import type { Environment } from "./environment.ts";
import { guarded } from "./listen.ts";

const KEY = "titik";
const IDLE_MS = 30 * 60_000;

/** Answers the session's id: one a tab, a new one after 30 minutes without an event. */
export const createSession = ({ now }: Pick<Environment, "now">, newId: () => string) => {
  let id = "";
  let seenAt = 0;
  // Sandboxed frames and blocked storage throw at every access: the session then lasts as long as the page.
  guarded(() => {
    const [savedId = "", savedAt] = sessionStorage.getItem(KEY)?.split(" ") ?? [];
    id = savedId;
    seenAt = Number(savedAt);
  });
  return (): string => {
    const idleMs = now() - seenAt;
    if (!id || !(idleMs < IDLE_MS)) id = newId();
    seenAt = now();
    guarded(() => sessionStorage.setItem(KEY, `${id} ${seenAt}`));
    return id;
  };
};
