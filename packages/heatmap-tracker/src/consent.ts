import type { StopTracker } from "./start-tracker.ts";
import { lasting, readStored, store } from "./stored.ts";

const KEY = "titik-consent";

/**
 * Starts the tracker at once, or, where consent is `required`, when the answered function is told `true`. Told
 * `false` it ends the recording and removes what the browser stores. The last answer holds on every page of the
 * origin.
 */
export const startWithConsent = (required: boolean, start: () => StopTracker) => {
  let stop: StopTracker | undefined;
  const follow = (granted: boolean) => {
    if (granted) stop ??= start();
    else {
      stop?.(true);
      stop = undefined;
    }
  };
  const answer = readStored(lasting, KEY);
  follow(answer ? answer === "true" : !required);
  return (granted: boolean): void => {
    store(lasting, KEY, `${granted}`);
    follow(granted);
  };
};
