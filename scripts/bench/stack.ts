import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { signToken } from "@titik/core";
import { type Connection, connect, migrate, webhooks, withTenant } from "@titik/db";
import { readSecrets, startEmbeddedPostgres } from "@titik/db/embedded";
import { createTenant, type TestTenant } from "@titik/db/testing";
import { startServer } from "../start/server.ts";
import { freePort } from "../test/stack.ts";

export interface BenchTenant extends TestTenant {
  /** Headers of a writer. */
  headers: Record<string, string>;
}

export interface BenchStack {
  /** Owner's URL. */
  databaseUrl: string;
  connection: Connection;
  /** A tenant whose limits no load reaches. */
  freshTenant(): Promise<BenchTenant>;
  /** The production server with one of the doors; `pid` for its processor time. */
  startTitik(door: "node" | "next"): Promise<{ baseUrl: string; pid: number }>;
  startPlainServer(): Promise<{ baseUrl: string; pid: number }>;
  /** An endpoint of the tenant that is told of everything, and answers at once. */
  subscribe(tenantId: string): Promise<void>;
  stop(): Promise<void>;
}

const BENCH_LIMITS = { "heatmap.write": 1e12, "heatmap.read": 1e12, public: 1e12, "key.events": 1e12 };

/** A database as in production, with nothing in it; whatever is started ends with `stop`. */
export async function startBenchStack(): Promise<BenchStack> {
  const dataDirectory = mkdtempSync(join(tmpdir(), "titik-bench-"));
  const undo: (() => Promise<unknown>)[] = [
    async () => rmSync(dataDirectory, { recursive: true, force: true }),
  ];
  const database = await startEmbeddedPostgres({ dataDirectory, settings: { max_connections: "150" } });
  undo.push(database.stop);
  const { authSecret } = readSecrets(dataDirectory);
  await migrate(database.url);
  const connection = connect(database.url, { max: 2, name: "titik-bench" });
  undo.push(connection.close);

  return {
    databaseUrl: database.url,
    connection,
    freshTenant: async () => {
      const tenant = await createTenant(connection.db, { limits: BENCH_LIMITS });
      const token = await signToken(authSecret, tenant.accounts.writer, "api", new Date(), 3_600);
      return { ...tenant, headers: { authorization: `Bearer ${token}`, "x-tenant-id": tenant.tenantId } };
    },
    startTitik: async (door) => {
      const port = await freePort();
      const baseUrl = `http://127.0.0.1:${port}`;
      const logPath = join(dataDirectory, `${door}.log`);
      const output = openSync(logPath, "a", 0o600);
      const server = startServer({
        mode: "production",
        host: "127.0.0.1",
        port,
        baseUrl,
        dataDirectory,
        database: { url: database.url, authSecret, embedded: true },
        output,
        environment: { INGEST_DOOR: door, WEBHOOK_ALLOW_CIDRS: "127.0.0.0/8" },
      });
      closeSync(output);
      undo.push(server.stop);
      await server.ready.catch((error: unknown) => {
        process.stderr.write(readFileSync(logPath, "utf8").slice(-2_000));
        throw error;
      });
      return { baseUrl, pid: server.pid };
    },
    startPlainServer: async () => {
      const port = await freePort();
      const child = fork(join(import.meta.dirname, "plain-server.ts"), [String(port)]);
      undo.push(async () => child.disconnect());
      await once(child, "message");
      return { baseUrl: `http://127.0.0.1:${port}`, pid: child.pid ?? 0 };
    },
    subscribe: async (tenantId) => {
      const child = fork(join(import.meta.dirname, "webhook-receiver.ts"));
      undo.push(async () => child.disconnect());
      const [{ port }] = (await once(child, "message")) as [{ port: { port: number } }];
      await withTenant(connection.db, tenantId, (tx) =>
        tx.insert(webhooks).values({
          tenantId,
          id: randomUUID(),
          url: `http://127.0.0.1:${port.port}/`,
          enabled: true,
          eventType: "all",
          createdAt: new Date(),
        }),
      );
    },
    stop: async () => {
      for (const step of undo.splice(0).reverse()) await step();
    },
  };
}
