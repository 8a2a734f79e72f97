import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seedDemo } from "@titik/core";
import { migrate } from "@titik/db";
import { readSecrets, startEmbeddedPostgres } from "@titik/db/embedded";
import { startServer } from "../start/server.ts";

/** What the suites share; `baseUrl` is empty when no server was asked for. */
export type Stack = {
  databaseUrl: string;
  authSecret: string;
  baseUrl: string;
  /** The end of the server's log. */
  serverLog(): string;
  stop(): Promise<void>;
};

/** A throwaway, migrated database and, if asked for, the production server on it. */
export async function startStack(options: { server: boolean; signal: AbortSignal }): Promise<Stack> {
  const dataDirectory = mkdtempSync(join(tmpdir(), "titik-test-"));
  const undo: (() => Promise<void>)[] = [async () => rmSync(dataDirectory, { recursive: true, force: true })];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  const logPath = join(dataDirectory, "server.log");
  try {
    const database = await startEmbeddedPostgres({
      dataDirectory,
      signal: options.signal,
      settings: { fsync: "off", full_page_writes: "off", synchronous_commit: "off", max_connections: "100" },
    });
    undo.push(database.stop);
    const { authSecret } = readSecrets(dataDirectory);
    await migrate(database.url);
    let baseUrl = "";
    if (options.server) {
      const port = await freePort();
      baseUrl = `http://127.0.0.1:${port}`;
      await seedDemo({ databaseUrl: database.url, authSecret, baseUrl });
      const log = openSync(logPath, "a", 0o600);
      const server = startServer({
        mode: "production",
        host: "127.0.0.1",
        port,
        baseUrl,
        dataDirectory,
        database: { url: database.url, authSecret, embedded: true },
        output: log,
      });
      closeSync(log);
      undo.push(server.stop);
      await server.ready;
    }
    return { databaseUrl: database.url, authSecret, baseUrl, serverLog: () => tail(logPath), stop };
  } catch (error) {
    process.stderr.write(tail(logPath));
    await stop();
    throw error;
  }
}

function tail(path: string): string {
  try {
    return readFileSync(path, "utf8").slice(-8000);
  } catch {
    return "";
  }
}

/** A port of 127.0.0.1 that nobody listens on right now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string")
    throw new Error("a TCP server has an address and a port");
  return address.port;
}
