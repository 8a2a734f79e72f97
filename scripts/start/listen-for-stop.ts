/** Aborts at the first SIGINT, SIGTERM or SIGHUP, or when the process that started us is gone; further ones change nothing. */
export function listenForStop(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop.abort());
  if (process.channel) {
    process.once("disconnect", () => stop.abort());
    process.channel.ref();
  }
  return stop.signal;
}

/** Settles when the signal aborts. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
