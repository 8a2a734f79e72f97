const ALIVE_MS = 3000;

/** Runs a step and says on stderr that it goes on, with the seconds so far. */
export async function withProgress<T>(title: string, step: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const say = () =>
    process.stderr.write(`${title} … ${Math.round((performance.now() - started) / 1000)} s\n`);
  const alive = setInterval(say, ALIVE_MS);
  try {
    return await step();
  } finally {
    clearInterval(alive);
  }
}
