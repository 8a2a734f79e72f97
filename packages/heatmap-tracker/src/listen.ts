export type Stop = () => void;

type Events = WindowEventMap & DocumentEventMap & { currententrychange: Event };

export type Listen = <K extends keyof Events & string>(
  target: EventTarget,
  type: K,
  react: (event: Events[K]) => void,
) => void;

/** Runs `task` and swallows what it throws: a fault of ours must never reach the page. */
export const guarded = (task: () => void): void => {
  try {
    task();
  } catch {}
};

/** Listens before the page does (capture), never holds up scrolling (passive), and ends with `signal`. */
export const createListen =
  (signal: AbortSignal): Listen =>
  (target, type, react) =>
    target.addEventListener(
      type,
      // Not `guarded`: a closure for each of ten thousand moves.
      (event) => {
        try {
          react(event as Parameters<typeof react>[0]);
        } catch {}
      },
      { capture: true, passive: true, signal },
    );

/** Runs `task` after so many milliseconds. */
export const later = (task: () => void, milliseconds = 0) => setTimeout(() => guarded(task), milliseconds);
