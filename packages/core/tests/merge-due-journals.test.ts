import { randomUUID } from "node:crypto";
import {
  connect,
  heatmapJournal,
  heatmapNames,
  heatmapTileStates,
  heatmapTiles,
  withTenant,
} from "@titik/db";
import { createTenant } from "@titik/db/testing";
import { StatsQuery } from "@titik/heatmap-schema";
import { afterAll, expect, inject, test } from "vitest";
import { buildMissingTiles } from "../src/heatmap/build-missing-tiles.ts";
import { deleteExpiredEvents } from "../src/heatmap/delete-expired-events.ts";
import { toRow } from "../src/heatmap/event-row.ts";
import { getStats } from "../src/heatmap/get-stats.ts";
import { mergeDueJournals } from "../src/heatmap/merge-due-journals.ts";
import { rebuildTiles } from "../src/heatmap/rebuild-tiles.ts";
import { insertEvents } from "../src/heatmap/sql/insert-events.ts";
import { addJournalRow } from "../src/heatmap/sql/journal-rows.ts";
import { areTilesReady } from "../src/heatmap/sql/tile-state.ts";
import { randomEvent, seededRandom } from "./support/random-events.ts";

const connection = connect(inject("databaseUrl"), { max: 4, name: "titik-test" });
const worker = connect(inject("databaseUrl"), { max: 1, role: "titik_worker", name: "titik-test" });
afterAll(async () => {
  await Promise.all([connection.close(), worker.close()]);
});
const { db } = connection;
/** Some years on: what few rows wait for has not passed for the servers that run beside the tests. */
const NOW = Date.UTC(new Date().getUTCFullYear() + 2, 10, 22, 9, 30);
const SPACE = { from: NOW - 90_000_000, to: NOW, sessions: 10 };
const PATIENCE = { timeout: 10_000 };
const range = { from: new Date(SPACE.from - 3_600_000).toISOString(), to: new Date(NOW).toISOString() };

const servicesAt = (ms: number) => ({ db, now: () => new Date(ms) });

/** One round of a background loop; what it does to projects of other suites is theirs. */
async function round(ms: number, tenantId: string, work: "build" | "merge" = "merge"): Promise<void> {
  const faults: unknown[] = [];
  const watch = {
    signal: new AbortController().signal,
    report: () => {},
    reportFault: (error: unknown, failed: string) => failed === tenantId && faults.push(error),
  };
  if (work === "build") await buildMissingTiles(servicesAt(ms), worker.db, watch);
  else await mergeDueJournals(servicesAt(ms), worker.db, watch);
  expect(faults).toEqual([]);
}

function someRows(tenantId: string, count: number) {
  const random = seededRandom(count);
  const receivedAt = new Date(NOW);
  const origin = { tenantId, receivedAt, userAgent: null, platform: null };
  return Array.from({ length: count }, () => toRow(randomEvent(random, randomUUID(), SPACE), origin));
}

const rowsOf = (tenantId: string, table: typeof heatmapJournal | typeof heatmapTiles | typeof heatmapNames) =>
  withTenant(db, tenantId, (tx) => tx.$count(table));

const totalsOf = async (tenantId: string) =>
  (await getStats({ ...servicesAt(NOW), tenantId, requestId: "r" }, StatsQuery.parse(range))).body.totals;

test("few rows of a journal wait some seconds to be merged together; many do not", async () => {
  const { tenantId } = await createTenant(db);
  const add = (count: number) =>
    withTenant(db, tenantId, async (tx) => {
      const rows = someRows(tenantId, count);
      await insertEvents(tx, tenantId, rows);
      for (const row of rows) await addJournalRow(tx, tenantId, [row], new Date(NOW));
    });
  await add(3);
  await round(NOW + 4_999, tenantId);
  expect(await rowsOf(tenantId, heatmapJournal)).toBe(3);
  await round(NOW + 5_000, tenantId);
  expect(await rowsOf(tenantId, heatmapJournal)).toBe(0);
  await add(200);
  await round(NOW, tenantId);
  // Of such a journal a server may have taken its turn, and be at it still.
  await expect.poll(() => rowsOf(tenantId, heatmapJournal), PATIENCE).toBe(0);
  expect((await totalsOf(tenantId)).events).toBe(203);
});

/** With three hundred events of two days, as they are when an upgrade has dropped the tiles. */
async function createTenantWithoutTiles(): Promise<string> {
  const { tenantId } = await createTenant(db);
  await withTenant(db, tenantId, async (tx) => {
    await tx.insert(heatmapTileStates).values({ tenantId, ready: false });
    await insertEvents(tx, tenantId, someRows(tenantId, 300));
  });
  return tenantId;
}

const isReady = (tenantId: string) => withTenant(db, tenantId, (tx) => areTilesReady(tx, tenantId));

test("events that are older than tiles are counted raw until their tiles are built, and as many after", async () => {
  const tenantId = await createTenantWithoutTiles();
  const before = await totalsOf(tenantId);
  expect(before.events).toBe(300);
  expect(await rowsOf(tenantId, heatmapTiles)).toBe(0);
  await round(NOW, tenantId, "build");
  await expect.poll(() => isReady(tenantId), PATIENCE).toBe(true);
  expect(await rowsOf(tenantId, heatmapTiles)).toBeGreaterThan(10);
  expect(await totalsOf(tenantId)).toEqual(before);
});

test("a server that stops while it builds tiles gives that up, and leaves everything as it was", async () => {
  const tenantId = await createTenantWithoutTiles();
  await rebuildTiles(servicesAt(NOW), tenantId);
  const built = await rowsOf(tenantId, heatmapTiles);
  const stopping = new AbortController();
  const days: number[] = [];
  const building = rebuildTiles(servicesAt(NOW), tenantId, {
    signal: stopping.signal,
    report(progress) {
      days.push(progress.days);
      stopping.abort();
    },
  });
  await expect(building).rejects.toThrow("aborted");
  expect(days).toEqual([1]);
  expect(built).toBeGreaterThan(10);
  expect(await rowsOf(tenantId, heatmapTiles)).toBe(built);
  expect((await totalsOf(tenantId)).events).toBe(300);
});

test("what expires leaves neither tiles nor names behind", async () => {
  const { tenantId } = await createTenant(db, { retentionDays: 30 });
  const rows = someRows(tenantId, 50);
  await withTenant(db, tenantId, async (tx) => {
    await insertEvents(tx, tenantId, rows);
    await addJournalRow(tx, tenantId, rows, new Date(NOW));
  });
  await round(NOW + 5_000, tenantId);
  expect(await rowsOf(tenantId, heatmapNames)).toBeGreaterThan(5);
  const later = NOW + 32 * 86_400_000;
  expect(await deleteExpiredEvents(servicesAt(later), tenantId)).toBe(50);
  await round(later + 5_000, tenantId);
  const left = [heatmapJournal, heatmapTiles, heatmapNames].map((table) => rowsOf(tenantId, table));
  expect(await Promise.all(left)).toEqual([0, 0, 0]);
});
