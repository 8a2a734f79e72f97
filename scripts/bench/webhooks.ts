import { type ChildProcess, fork, spawn } from "node:child_process";
import { randomUUID, randomUUIDv7 } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Connection, connect, migrate, webhooks, withTenant } from "@titik/db";
import { readSecrets, startEmbeddedPostgres } from "@titik/db/embedded";
import { createTenant } from "@titik/db/testing";
import { deriveSecretKey, enqueueMessages, runDelivery } from "@titik/webhooks";
import postgres from "postgres";
import { repository } from "../start/settings.ts";

const ENDPOINTS = 20;
const MESSAGES_AT_ONCE = 100;
const BODY = JSON.stringify({
  tenantId: randomUUID(),
  eventId: randomUUID(),
  type: "click",
  summary: [{ page: "/kopi/gayo", selector: "#buy", events: 1 }],
  ts: new Date().toISOString(),
});

interface Bench {
  databaseUrl: string;
  authSecret: string;
  app: Connection;
  owner: postgres.Sql;
}

/**
 * What webhooks cost: claims a second with and without a transaction that pins a snapshot elsewhere, and deliveries a
 * second from the queue to a receiver on this machine by one worker and by two.
 */
export async function benchWebhooks(isQuick: boolean) {
  const dataDirectory = mkdtempSync(join(tmpdir(), "titik-bench-"));
  const database = await startEmbeddedPostgres({
    dataDirectory,
    settings: { shared_preload_libraries: "pg_stat_statements" },
  });
  const { authSecret } = readSecrets(dataDirectory);
  await migrate(database.url);
  const app = connect(database.url, { max: 8, name: "titik-bench" });
  const owner = postgres(database.url, { max: 3, onnotice: () => undefined });
  await owner`create extension pg_stat_statements`;
  const bench = { databaseUrl: database.url, authSecret, app, owner };
  try {
    const claims = await measureClaims(bench, isQuick ? 10 : 60);
    const deliveries = await measureDeliveries(bench, isQuick ? 200 : 1_000);
    return {
      title: "Webhooks",
      text: [
        `Claims: one process leases and finishes deliveries to ${ENDPOINTS} endpoints without sending, while another connection stores new messages; a transaction elsewhere that keeps its snapshot hides from vacuum what is done with.`,
        `Deliveries: from a queue of ${ENDPOINTS} endpoints to one receiver, signed and logged. Statements include BEGIN and COMMIT.`,
      ],
      tables: [claims, deliveries],
    };
  } finally {
    await app.close();
    await owner.end({ timeout: 5 });
    await database.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}

async function newEndpoints(app: Connection, url: string): Promise<string> {
  const { tenantId } = await createTenant(app.db);
  await withTenant(app.db, tenantId, (tx) =>
    tx.insert(webhooks).values(
      Array.from({ length: ENDPOINTS }, (_, number) => ({
        tenantId,
        id: randomUUID(),
        url: `${url}/${number}`,
        enabled: true,
        eventType: "all",
        createdAt: new Date(),
      })),
    ),
  );
  return tenantId;
}

const tell = (app: Connection, tenantId: string) =>
  withTenant(app.db, tenantId, (tx) =>
    enqueueMessages(tx, {
      tenantId,
      now: new Date(),
      messages: Array.from({ length: MESSAGES_AT_ONCE }, () => ({
        id: randomUUIDv7(),
        eventType: "analytics.heatmap.event.created",
        body: BODY,
      })),
    }),
  );

async function measureClaims(bench: Bench, seconds: number) {
  const { app, databaseUrl, owner } = bench;
  const worker = connect(databaseUrl, { max: 2, role: "titik_worker", name: "titik-bench" });
  const tenantId = await newEndpoints(app, "http://127.0.0.1:1");
  let sent = 0;
  let told = 0;
  const stop = new AbortController();
  const running = runDelivery(
    {
      db: app.db,
      workerDb: worker.db,
      now: () => new Date(),
      random: Math.random,
      secretKey: deriveSecretKey("bench"),
      send: async () => {
        sent += 1;
        return { outcome: "success", statusCode: 200, headers: null, body: null, error: null };
      },
      onDisabled: async () => undefined,
      reportFault: (error) => {
        throw error;
      },
    },
    stop.signal,
  );
  const producing = (async () => {
    while (!stop.signal.aborted)
      if (told - sent < 10_000) told += await tell(app, tenantId);
      else await wait(5);
  })();
  const rate = async () => {
    const from = sent;
    const began = performance.now();
    await wait(seconds * 1000);
    return (sent - from) / ((performance.now() - began) / 1000);
  };
  await wait(3_000);
  const free = await rate();
  const pinned = await owner.begin("isolation level repeatable read", async (tx) => {
    await tx`select count(*) from webhook_queue`;
    return rate();
  });
  stop.abort();
  await Promise.all([running, producing]);
  await worker.close();
  return {
    head: ["Claims", "a second", "ratio"],
    rows: [
      ["without a pinned snapshot", whole(free), "1.00×"],
      [`with one, pinned for ${seconds} s`, whole(pinned), `${(pinned / free).toFixed(2)}×`],
    ],
  };
}

async function measureDeliveries(bench: Bench, messagesEach: number) {
  const receiver = fork(join(import.meta.dirname, "webhook-receiver.ts"));
  const [{ port }] = await once(receiver, "message");
  await bench.owner`truncate webhook_queue`;
  const tenantId = await newEndpoints(bench.app, `http://127.0.0.1:${port.port}`);
  const measured = [];
  for (const workers of [1, 2])
    measured.push(await deliver(bench, { receiver, tenantId, messagesEach, workers }));
  receiver.kill();
  const [one] = measured;
  return {
    head: ["Workers", "deliveries a second", "ratio", "statements for each"],
    rows: measured.map(({ workers, perSecond, statements }) => [
      String(workers),
      whole(perSecond),
      `${(perSecond / (one?.perSecond ?? 1)).toFixed(2)}×`,
      statements.toFixed(3),
    ]),
  };
}

interface Round {
  receiver: ChildProcess;
  tenantId: string;
  messagesEach: number;
  workers: number;
}

async function deliver(bench: Bench, { receiver, tenantId, messagesEach, workers }: Round) {
  const { app, owner } = bench;
  let owed = 0;
  while (owed < messagesEach * ENDPOINTS) owed += await tell(app, tenantId);
  await owner`vacuum analyze webhook_queue`;
  await owner`select pg_stat_statements_reset()`;
  const processes = Array.from({ length: workers }, () => startWorker(bench));
  const left = async () => (await owner`select from webhook_queue limit 1`).count;
  while ((await left()) > 0) await wait(200);
  const looks = owner`select coalesce(sum(calls), 0)::integer as calls from pg_stat_statements
    where userid <> (select oid from pg_roles where rolname = current_user)`;
  const [{ calls = 0 } = {}] = await looks;
  for (const worker of processes) worker.kill("SIGTERM");
  await Promise.all(processes.map((worker) => once(worker, "exit")));
  receiver.send("report");
  const [{ received, firstAt, lastAt }] = await once(receiver, "message");
  return { workers, perSecond: received / ((lastAt - firstAt) / 1000), statements: calls / received };
}

const startWorker = ({ databaseUrl, authSecret }: Bench): ChildProcess =>
  spawn(process.execPath, [join(repository, "apps/web/worker.ts")], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: databaseUrl,
      AUTH_SECRET: authSecret,
      WEBHOOK_ALLOW_CIDRS: "127.0.0.0/8",
      LOG_LEVEL: "error",
    },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });

const whole = (value: number): string => Math.round(value).toLocaleString("en");
