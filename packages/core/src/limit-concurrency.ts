import { AppError } from "@titik/contract";

/**
 * Lets `atOnce` calls run and `waiting` more wait for their turn, in order. Everybody else is told to come back
 * (`unavailable`), so that a burst costs neither memory nor the answers of others.
 */
export function limitConcurrency({ atOnce, waiting }: { atOnce: number; waiting: number }) {
  const queue: (() => void)[] = [];
  let running = 0;
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (running >= atOnce) {
      if (queue.length >= waiting)
        throw new AppError("unavailable", "Too many people are signing in right now. Try again shortly.", {
          retryAfterSeconds: 2,
        });
      await new Promise<void>((resolve) => queue.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      // The place passes on directly, so that nobody who comes now overtakes those who wait.
      const next = queue.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
