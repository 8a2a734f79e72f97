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
  /** A second server, whose ingestion goes through Next's route files; empty when it was not asked for. */
  routeBaseUrl: string;
  /** The end of the server's log. */
  serverLog(): string;
  stop(): Promise<void>;
};

interface StackOptions {
  server: boolean;
  routes: boolean;
  signal: AbortSignal;
}

/** A throwaway, migrated database and, if asked for, production servers on it. */
export async function startStack(options: StackOptions): Promise<Stack> {
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
    let [baseUrl, routeBaseUrl] = ["", ""];
    if (options.server) {
      baseUrl = await freeAddress();
      await seedDemo({ databaseUrl: database.url, authSecret, baseUrl });
      await serveAt(baseUrl);
    }
    if (options.routes) {
      routeBaseUrl = await freeAddress();
      await serveAt(routeBaseUrl, { INGEST_DOOR: "next" });
    }
    return {
      databaseUrl: database.url,
      authSecret,
      baseUrl,
      routeBaseUrl,
      serverLog: () => tail(logPath),
      stop,
    };

    async function serveAt(address: string, environment: Record<string, string> = {}): Promise<void> {
      const log = openSync(logPath, "a", 0o600);
      const server = startServer({
        mode: "production",
        host: "127.0.0.1",
        port: Number(new URL(address).port),
        baseUrl: address,
        dataDirectory,
        database: { url: database.url, authSecret, embedded: true },
        output: log,
        // The tests' receivers of webhooks listen on loopback.
        environment: { WEBHOOK_ALLOW_CIDRS: "127.0.0.0/8", ...environment },
      });
      closeSync(log);
      undo.push(server.stop);
      await server.ready;
    }
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

const freeAddress = async () => `http://127.0.0.1:${await freePort()}`;

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
