import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { changeProject } from "@titik/contract";
import { heatmapEvents, projects, withTenant } from "@titik/db";
import { getHeatmapStats, StatsResponse } from "@titik/heatmap-schema";
import { eq } from "drizzle-orm";
import { afterAll, expect, inject, test } from "vitest";
import { issueToken } from "../../../../scripts/access/issue-token.ts";
import { createCallApi } from "../../../../scripts/replay/call-api.ts";
import { matches } from "../../../../scripts/replay/compare-stats.ts";
import { replayLog } from "../../../../scripts/replay/replay-log.ts";
import { authSecret, baseUrl, caller, freshTenant, openDatabase } from "../support/stack.ts";

const connection = openDatabase();
const folder = mkdtempSync(join(tmpdir(), "titik-replay-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const server = { databaseUrl: inject("databaseUrl"), authSecret, baseUrl };
const options = { page: "/p", vw: 1280, vh: 720 };
const KINDS = ["move", "move", "move", "press", "scroll"] as const;

/** 4,321 rows of 50 minutes that ended a minute ago, the same every time but for the clock. */
function writeLog() {
  const end = Date.now() - 60_000;
  const rows = Array.from({ length: 4321 }, (_, index) => ({
    t: end - (4320 - index) * 700,
    x: (index * 37) % 1280,
    y: (index * 91) % 4000,
    kind: KINDS[(index * 7) % KINDS.length],
  }));
  const file = join(folder, `${end}.csv`);
  writeFileSync(
    file,
    `t,x,y,kind\n${rows.map(({ t, x, y, kind }) => `${t},${x},${y},${kind}`).join("\n")}\n`,
  );
  return { file, rows };
}

function cellsOf(rows: ReturnType<typeof writeLog>["rows"]) {
  const cells = new Map<string, number>();
  for (const { x, y, kind } of rows) {
    if (kind === "scroll") continue;
    const cell = `${Math.floor(x / 8)},${Math.floor(y / 8)}`;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  return cells;
}

const countRows = (tenantId: string) =>
  withTenant(connection.db, tenantId, (tx) => tx.$count(heatmapEvents, eq(heatmapEvents.tenantId, tenantId)));

test("a replayed log is in the statistics as plain code counts it, and a second replay adds nothing", async () => {
  const tenant = await freshTenant(connection);
  const access = await issueToken(server, { project: tenant.tenantId, role: "writer" });
  const { file, rows } = writeLog();
  const surroundings = { callApi: createCallApi({ access }), now: () => new Date() };

  const first = await replayLog({ file, ...options, shiftToNow: false }, surroundings);
  const count = (kind: string) => rows.filter((row) => row.kind === kind).length;
  expect(first).toMatchObject({ accepted: rows.length, duplicates: 0 });
  expect(first.comparison).toEqual([
    { name: "click", log: count("press"), stored: count("press") },
    { name: "hover", log: count("move"), stored: count("move") },
    { name: "scroll", log: count("scroll"), stored: count("scroll") },
    { name: "all events", log: rows.length, stored: rows.length },
  ]);
  const { body } = await caller().get(`${getHeatmapStats.path}?page=/p`).set(tenant.as.reader).expect(200);
  const { grid } = StatsResponse.parse(body);
  const cells = new Map(grid?.cells.map(([column, row, events]) => [`${column},${row}`, events]));
  expect(cells).toEqual(cellsOf(rows));

  const second = await replayLog({ file, ...options, shiftToNow: false }, surroundings);
  expect(second).toMatchObject({ accepted: 0, duplicates: rows.length, comparison: first.comparison });
  expect(await countRows(tenant.tenantId)).toBe(rows.length);

  const moved = await replayLog({ file, ...options, shiftToNow: true }, surroundings);
  expect(moved).toMatchObject({ accepted: rows.length, comparison: first.comparison });
  expect(await countRows(tenant.tenantId)).toBe(2 * rows.length);
});

test("a replay waits as long as a 429 asks, and loses nothing by it", async () => {
  const tenant = await freshTenant(connection, {
    limits: { public: 1e9, "heatmap.write": 3, "heatmap.read": 1e9 },
  });
  const access = await issueToken(server, { project: tenant.tenantId, role: "writer" });
  const { file, rows } = writeLog();
  const waits: number[] = [];
  // Instead of waiting a minute for the next window, the operator raises the limit.
  const wait = async (ms: number) => {
    waits.push(ms);
    await withTenant(connection.db, tenant.tenantId, (tx) =>
      tx
        .update(projects)
        .set({ limits: { "heatmap.write": 1e9 } })
        .where(eq(projects.id, tenant.tenantId)),
    );
    // A change through the API makes the server look again at once; else it would within 5 s.
    await caller()
      .patch(changeProject.path.replace(":id", tenant.tenantId))
      .set(tenant.as.admin)
      .send({ name: "Raised" })
      .expect(200);
  };
  const replayed = await replayLog(
    { file, ...options, shiftToNow: false },
    { callApi: createCallApi({ access, wait }), now: () => new Date() },
  );
  expect(waits.length).toBeGreaterThanOrEqual(1);
  for (const ms of waits) {
    expect(ms).toBeGreaterThanOrEqual(1000);
    expect(ms).toBeLessThanOrEqual(60_000);
  }
  expect(replayed).toMatchObject({ accepted: rows.length, duplicates: 0 });
  expect(matches(replayed.comparison)).toBe(true);
});

test("statistics that differ from the log are noticed", async () => {
  const tenant = await freshTenant(connection);
  const access = await issueToken(server, { project: tenant.tenantId, role: "writer" });
  const { file } = writeLog();
  const real = createCallApi({ access });
  let dropped = false;
  const loseOneBatch = async (path: string, body?: unknown) => {
    if (body === undefined || dropped) return real(path, body);
    dropped = true;
    return { accepted: Array.isArray(body) ? body.length : 0, duplicates: 0, results: [] };
  };
  const { comparison } = await replayLog(
    { file, ...options, shiftToNow: false },
    { callApi: loseOneBatch, now: () => new Date() },
  );
  expect(matches(comparison)).toBe(false);
});

test("what the server refuses is said in its own words", async () => {
  const tenant = await freshTenant(connection);
  const access = await issueToken(server, { project: tenant.tenantId, role: "writer" });
  const file = join(folder, "old.csv");
  writeFileSync(file, "t,x,y,kind\n2001-01-01T00:00:00Z,1,2,press\n");
  await expect(
    replayLog(
      { file, ...options, shiftToNow: false },
      { callApi: createCallApi({ access }), now: () => new Date() },
    ),
  ).rejects.toThrow(/answers 422: .*impossible time.*older than the 396 days kept/);
});
