import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HealthResponse } from "@titik/contract";
import { migrate } from "@titik/db";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@titik/db/embedded";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startOwnServer } from "../support/own-server.ts";
import { startSilentServer } from "../support/silent-server.ts";
import { caller } from "../support/stack.ts";

const api = caller();

describe("while everything runs", () => {
  test.each(["/health", "/api/v1/health"])(
    "S003-08, S003-09, S003-10: %s is open and names each check",
    async (path) => {
      const asked = Date.now();
      const { body, headers } = await api.get(path).expect(200);
      expect(HealthResponse.strict().parse(body)).toEqual(body);
      expect(Object.keys(body)).toEqual(["status", "timestamp", "version", "uptime", "checks"]);
      expect(body).toMatchObject({
        status: "healthy",
        version: "1.0.0",
        checks: {
          postgresql: { status: "healthy" },
          redis: { status: "healthy", backend: "memory" },
          influxdb: { status: "healthy", backend: "postgres" },
        },
      });
      expect(Date.parse(body.timestamp)).toBeGreaterThanOrEqual(asked);
      expect(Number.isInteger(body.uptime)).toBe(true);
      expect(headers["cache-control"]).toBe("no-store");
    },
  );

  test.each([
    ["S003-12", "/live", "live"],
    ["S003-12", "/api/v1/live", "live"],
    ["S003-13", "/ready", "ready"],
    ["S003-13", "/api/v1/ready", "ready"],
  ])("%s: %s is open and answers 200", async (_, path, status) => {
    const { body } = await api.get(path).expect(200);
    expect(body).toEqual({ status });
  });
});

describe("with a database of its own", () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), "titik-health-"));
  let database: EmbeddedPostgres;
  let influx: Awaited<ReturnType<typeof startSilentServer>>;
  let own: ReturnType<typeof caller>;

  beforeAll(async () => {
    influx = await startSilentServer();
    database = await startEmbeddedPostgres({ dataDirectory, settings: { fsync: "off" } });
    await migrate(database.url);
    const environment = { INFLUX_URL: influx.url };
    const server = await startOwnServer({ databaseUrl: database.url, environment });
    own = caller(undefined, server.baseUrl);
    await own.get("/ready").expect(200);
  });
  afterAll(async () => {
    influx.close();
    await database.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  });

  const timed = async (path: string, status: number) => {
    const started = performance.now();
    const answer = await own.get(path).expect(status);
    return { body: answer.body, headers: answer.headers, milliseconds: performance.now() - started };
  };

  test("R 31: an INFLUX_URL that does not answer is told, and harms nothing else", async () => {
    const { body, milliseconds } = await timed("/health", 200);
    expect(body.status).toBe("healthy");
    expect(body.checks.influxdb).toMatchObject({ status: "unhealthy", backend: "influxdb" });
    expect(milliseconds).toBeLessThan(3_000);
  });

  test("S003-13: /ready is 503 while a migration is pending", async () => {
    const sql = postgres(database.url, { max: 1 });
    const [last] = await sql`
      delete from drizzle.__drizzle_migrations
      where id = (select max(id) from drizzle.__drizzle_migrations) returning *`;
    await own.get("/ready").expect(503);
    await own.get("/live").expect(200);
    await sql`insert into drizzle.__drizzle_migrations ${sql(last ?? {})}`;
    await sql.end();
    await own.get("/ready").expect(200);
  });

  test("S003-11, S003-12, S003-13: a frozen database is a 503 within 3 s, and over when it thaws", async ({
    skip,
  }) => {
    skip(process.platform !== "linux", "needs /proc to find the backends");
    const processes = [database.pid, ...childrenOf(database.pid)];
    for (const pid of processes) process.kill(pid, "SIGSTOP");
    try {
      const [health, ready, live] = await Promise.all([
        timed("/health", 503),
        timed("/ready", 503),
        timed("/live", 200),
      ]);
      expect(HealthResponse.parse(health.body)).toMatchObject({
        status: "unhealthy",
        checks: { postgresql: { status: "unhealthy" }, redis: { status: "healthy" } },
      });
      expect(Math.max(health.milliseconds, ready.milliseconds)).toBeLessThan(3_000);
      expect(live.milliseconds).toBeLessThan(1_000);
      expect(ready.headers["retry-after"]).toBe("5");
    } finally {
      for (const pid of processes) process.kill(pid, "SIGCONT");
    }
    await own.get("/ready").expect(200);
    await own.get("/health").expect(200);
  });

  test("S003-11: a stopped database is a 503 with the same body", async () => {
    await database.stop();
    const { body, milliseconds } = await timed("/health", 503);
    expect(HealthResponse.strict().parse(body)).toMatchObject({
      status: "unhealthy",
      checks: { postgresql: { status: "unhealthy" } },
    });
    expect(milliseconds).toBeLessThan(3_000);
    const ready = await timed("/ready", 503);
    expect(ready.body).toEqual({ error: expect.any(String) });
    await own.get("/live").expect(200);
  });
});

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").map(Number);
