import { startBackground } from "./src/server/background.ts";
import { parts } from "./src/server/parts.ts";

// The background work alone, for set-ups where the servers leave no room for it. Any number may run beside them.

const stopping = new AbortController();
for (const event of ["SIGTERM", "SIGINT", "disconnect"]) process.once(event, () => stopping.abort());

try {
  const wired = parts();
  wired.log.info("working");
  const done = startBackground(wired, stopping.signal);
  process.send?.({ type: "ready" });
  await done;
  await wired.connection.close();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
if (process.connected) process.disconnect?.();
