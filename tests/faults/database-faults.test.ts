import { execFileSync } from "node:child_process";
import { randomBytes, randomUUIDv7 } from "node:crypto";
import { chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Connection, connect, migrate } from "@titik/db";
import { startEmbeddedPostgres } from "@titik/db/embedded";
import { createTenant, type TestTenant } from "@titik/db/testing";
import postgres from "postgres";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { endWithFile } from "../../apps/web/tests/support/end-with-file.ts";
import { startOwnServer } from "../../apps/web/tests/support/own-server.ts";
import { bearerFor, newEvent } from "../../apps/web/tests/support/stack.ts";

const dataDirectory = mkdtempSync(join(tmpdir(), "titik-faults-"));
let database: Awaited<ReturnType<typeof startEmbeddedPostgres>>;
let connection: Connection;
let baseUrl: string;
let tenant: TestTenant;
let authorization: string;

beforeAll(async () => {
  endWithFile(() => rmSync(dataDirectory, { recursive: true, force: true }));
  database = await startEmbeddedPostgres({ dataDirectory });
  endWithFile(database.stop);
  await migrate(database.url);
  connection = connect(database.url, { max: 1, name: "titik-test" });
  endWithFile(connection.close);
  ({ baseUrl } = await startOwnServer({ databaseUrl: database.url, environment: { LOG_LEVEL: "fatal" } }));
});
beforeEach(async () => {
  tenant = await createTenant(connection.db);
  authorization = await bearerFor(tenant.accounts.admin);
});

const call = (method: string, path: string, body?: object) =>
  fetch(`${baseUrl}${path}`, {
    method,
    headers: {
      authorization,
      "x-tenant-id": tenant.tenantId,
      ...(body && { "content-type": "application/json" }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });

const EVENTS = "/api/analytics/heatmap/events";
const store = () => call("POST", EVENTS, newEvent());
const recovered = () => vi.waitFor(async () => expect((await store()).status).toBe(201), { timeout: 15_000 });

/** Every stored id of the tenant, as the owner sees it, however the pool fares. */
async function storedIds(): Promise<string[]> {
  const sql = postgres(database.url, { max: 1, onnotice: () => undefined });
  const rows = await sql`select event_id from heatmap_events where tenant_id = ${tenant.tenantId}`;
  await sql.end();
  return rows.map(({ event_id }) => event_id);
}

/** The database's own processes: the postmaster, then those it started. */
function databaseProcesses(): number[] {
  const started = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const [, parent] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
        return Number(parent) === database.pid;
      } catch {
        return false;
      }
    });
  return [database.pid, ...started.map(Number)];
}

/** One that has ended by itself in the meantime is as good. */
function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    expect(databaseProcesses()).not.toContain(pid);
  }
}

const signalAll = (signal: "SIGSTOP" | "SIGCONT") => {
  for (const pid of databaseProcesses()) process.kill(pid, signal);
};

test("promise 12: while the database is frozen every route answers 503 within 3 s, and all goes on by itself", async () => {
  expect((await store()).status).toBe(201);
  const calls = (): Promise<[string, Response, number]>[] =>
    (
      [
        ["POST", EVENTS, newEvent()],
        ["POST", "/api/analytics/heatmap/bulk", [newEvent(), newEvent()]],
        ["GET", EVENTS],
        ["GET", "/api/analytics/heatmap/stats?page=/kopi"],
        ["DELETE", `${EVENTS}/${randomUUIDv7()}`],
        ["GET", "/api/projects"],
        ["GET", `/api/projects/${tenant.tenantId}/audit`],
        ["POST", "/api/auth/login", { email: "nobody@example.com", password: "long enough" }],
        ["GET", "/ready"],
        ["GET", "/health"],
      ] as [string, string, object?][]
    ).map(async ([method, path, body]): Promise<[string, Response, number]> => {
      const asked = performance.now();
      const answer = await call(method, path, body);
      return [`${method} ${path}`, answer, performance.now() - asked];
    });
  const expectRefusals = async () => {
    for (const [name, answer, ms] of await Promise.all(calls())) {
      expect({ name, status: answer.status }).toEqual({ name, status: 503 });
      expect(ms, name).toBeLessThan(3_000);
      if (name.includes("/api/")) expect(Number(answer.headers.get("retry-after")), name).toBeGreaterThan(0);
    }
  };
  signalAll("SIGSTOP");
  try {
    await expectRefusals();
    // Now that nobody is connected any more.
    await expectRefusals();
  } finally {
    signalAll("SIGCONT");
  }
  await recovered();
});

test("promises 1 and 2: a crash under load loses nothing acknowledged, doubles nothing, and is over in 15 s", async () => {
  const sent = new Set<string>();
  const acknowledged = new Set<string>();
  let isOver = false;
  /** As a tracker does: the same event again until it is acknowledged. */
  const write = async () => {
    while (!isOver) {
      const event = newEvent();
      sent.add(event.eventId);
      while (!acknowledged.has(event.eventId)) {
        const answer = await call("POST", EVENTS, event);
        expect([200, 201, 503]).toContain(answer.status);
        if (answer.status < 300) acknowledged.add(event.eventId);
      }
    }
  };
  const writers = Promise.all(Array.from({ length: 16 }, write));
  try {
    for (let crash = 0; crash < 3; crash += 1) {
      const enough = acknowledged.size + 200;
      await vi.waitFor(() => expect(acknowledged.size).toBeGreaterThan(enough), { timeout: 30_000 });
      const [, ...backends] = databaseProcesses();
      const crashed = performance.now();
      for (const pid of backends) kill(pid);
      await recovered();
      expect(performance.now() - crashed).toBeLessThan(15_000);
    }
  } finally {
    isOver = true;
    await writers;
  }
  const stored = await storedIds();
  expect([...sent].filter((id) => !acknowledged.has(id))).toEqual([]);
  expect([...acknowledged].filter((id) => !stored.includes(id))).toEqual([]);
  expect(new Set(stored).size).toBe(stored.length);
});

test("promise 13: a full disk answers 503, never a false 2xx, and goes on once there is room", async (context) => {
  const cluster = statSync(join(dataDirectory, "postgres"));
  const small = join(dataDirectory, "small");
  mkdirSync(small);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=16m", "tmpfs", small], { stdio: "pipe" });
  } catch {
    return context.skip("only root can mount a disk as small as this test needs");
  }
  endWithFile(() => execFileSync("umount", ["-l", small]));
  chownSync(small, cluster.uid, cluster.gid);
  const owner = postgres(database.url, { max: 1, onnotice: () => undefined });
  await owner.unsafe(`create tablespace small location '${small}'`);
  await owner`alter table heatmap_events set tablespace small`;

  const acknowledged: string[] = [];
  const statuses = new Set<number>();
  const fill = async () => {
    const batch = Array.from({ length: 100 }, () =>
      newEvent({ selector: randomBytes(1_000).toString("hex") }),
    );
    const answer = await call("POST", "/api/analytics/heatmap/bulk", batch);
    statuses.add(answer.status);
    if (answer.status === 201) acknowledged.push(...batch.map(({ eventId }) => eventId));
    return answer;
  };
  await vi.waitFor(async () => expect((await fill()).status).toBe(503), { timeout: 60_000, interval: 0 });
  expect((await fill()).headers.get("retry-after")).toBeTruthy();
  expect(statuses).toEqual(new Set([201, 503]));
  expect((await storedIds()).toSorted()).toEqual(acknowledged.toSorted());
  execFileSync("mount", ["-o", "remount,size=256m", small]);
  await recovered();
  await owner`alter table heatmap_events set tablespace pg_default`;
  await owner`drop tablespace small`;
  await owner.end();
});
