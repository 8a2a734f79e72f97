import { createServer } from "node:net";
import { findRunningServer } from "./run-file.ts";
import { isLoopback, type StartSettings } from "./settings.ts";
import { StartError } from "./start-error.ts";

/** Throws StartError when something already listens where the server is to listen. */
export async function assertPortFree(settings: StartSettings): Promise<void> {
  const { host, port, dataDirectory } = settings;
  const running = findRunningServer(dataDirectory, port);
  if (running)
    throw new StartError(`Titik already runs on port ${port} (process ${running.pid}): ${running.baseUrl}`);
  // "localhost" may lead a browser to either address, so a stranger on the other one would get our visitors.
  const addresses = isLoopback(host) ? [host, "127.0.0.1", "::1"] : [host];
  for (const address of new Set(addresses)) {
    const code = await errorOfListening(address, port);
    if (code === "EADDRINUSE")
      throw new StartError(
        `Port ${port} is taken by another program: stop it, or choose a port (PORT=${port + 1} npm start).`,
      );
    if (code === "EACCES")
      throw new StartError(`Port ${port} may only be used by root: choose one above 1023.`);
    if (code !== undefined && address === host)
      throw new StartError(`HOST ${host} is not an address of this machine (${code}).`);
  }
}

function errorOfListening(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
}
