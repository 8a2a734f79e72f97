import { runProgram } from "./run-program.ts";
import { checks } from "./verify/checks.ts";

/** Runs every check side by side, prints one line for each as it ends, and the output of those that failed. */
async function verify(): Promise<boolean> {
  const results = await Promise.all(
    checks.map(async ({ name, steps }) => {
      const started = performance.now();
      const failure = await firstFailure(steps);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      process.stdout.write(`${failure === undefined ? "ok    " : "FAILED"}  ${name} (${seconds} s)\n`);
      if (failure !== undefined) process.stdout.write(`${failure.trimEnd()}\n\n`);
      return failure === undefined;
    }),
  );
  return results.every(Boolean);
}

async function firstFailure(steps: (typeof checks)[number]["steps"]): Promise<string | undefined> {
  for (const step of steps) {
    const { ok, output } = await runProgram(step);
    if (!ok) return output;
  }
  return undefined;
}

process.exit((await verify()) ? 0 : 1);
