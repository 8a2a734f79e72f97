export type Stop = () => void;

type Events = WindowEventMap & DocumentEventMap & { currententrychange: Event };

/** Runs `task` and swallows what it throws: a fault of ours must never reach the page. */
export const guarded = (task: () => void): void => {
  try {
    task();
  } catch {}
};

/** Listens before the page does (capture) and never holds up scrolling (passive). */
export const listen = <K extends keyof Events & string>(
  target: EventTarget,
  type: K,
  react: (event: Events[K]) => void,
): Stop => {
  const listener = (event: Event) => guarded(() => react(event as Events[K]));
  const options = { capture: true, passive: true };
  target.addEventListener(type, listener, options);
  return () => target.removeEventListener(type, listener, options);
};

export const stopAll =
  (stops: readonly Stop[]): Stop =>
  () => {
    for (const stop of stops) stop();
  };

/** Runs `task` when the browser has nothing better to do, within 200 ms. */
export const whenIdle = (task: () => void): void => {
  const run = () => guarded(task);
  // Safari has no requestIdleCallback.
  if ("requestIdleCallback" in window) requestIdleCallback(run, { timeout: 200 });
  else setTimeout(run);
};
