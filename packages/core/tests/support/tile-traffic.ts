import { randomUUID } from "node:crypto";
import { AppError } from "@titik/contract";
import { type Connection, heatmapJournal, withTenant } from "@titik/db";
import { createTenant } from "@titik/db/testing";
import { OverviewQuery, PagesQuery, StatsQuery } from "@titik/heatmap-schema";
import { count } from "drizzle-orm";
import { expect } from "vitest";
import type { Services } from "../../src/context.ts";
import { deleteEvent } from "../../src/heatmap/delete-event.ts";
import { createEventStore } from "../../src/heatmap/event-store.ts";
import { mergeJournal } from "../../src/heatmap/merge-journal.ts";
import { rebuildTiles } from "../../src/heatmap/rebuild-tiles.ts";
import { type Arrival, judge } from "../../src/heatmap/store-events.ts";
import { compareOverview, comparePages, compareStats } from "./compare-tiles.ts";
import {
  type EventSpace,
  PAGES,
  pick,
  type Random,
  randomEvent,
  seededRandom,
  WIDTHS,
} from "./random-events.ts";

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 22, 9, 30);
const SPACE: EventSpace = { from: NOW - 60 * HOUR, to: NOW + 5 * HOUR, sessions: 40 };

/** From then on few are added, so that counting them raw does not take all of the time. */
const MOST_STORED = 2_000;

interface Traffic {
  connection: Connection;
  seed: number;
  /** How many answers are compared, among all readers. */
  comparisons: number;
}

function randomRange(random: Random) {
  const unit = pick(random, [1, HOUR, HOUR, 24 * HOUR]);
  const moment = () => Math.floor((SPACE.from + random() * (SPACE.to - SPACE.from)) / unit) * unit;
  const [from = 0, to = 0] = [moment(), moment()].sort((one, other) => one - other);
  return { from: new Date(from).toISOString(), to: new Date(to + unit - 1).toISOString() };
}

function randomNarrowing(random: Random) {
  const some = <Value>(value: Value, chance: number) => (random() < chance ? value : undefined);
  return {
    page: some(pick(random, PAGES), 0.5),
    pages: some(pick(random, ["/*", "/produk/*", "/*u*", "/a_b%", "/ü*s", "/*"]), 0.2),
    signal: some(pick(random, ["rage", "dead"] as const), 0.2),
    bots: some("exclude" as const, 0.4),
    vwMin: some(pick(random, [600, 1024, 390, 1440]), 0.3),
    vwMax: some(pick(random, [600, 1024, 391, 1441, 1e6]), 0.3),
  };
}

/** Whole days, which come from tiles alone: each layer and width, and the list of pages. */
async function compareEach(services: Services, tenantId: string): Promise<void> {
  const day = 24 * HOUR;
  const range = {
    from: new Date(Math.ceil(SPACE.from / day) * day).toISOString(),
    to: new Date(Math.floor(SPACE.to / day) * day).toISOString(),
  };
  for (const layer of [undefined, "document", "fixed"] as const) {
    for (const vwMin of [undefined, ...WIDTHS.filter((width) => width >= 1)]) {
      await compareStats(services, tenantId, StatsQuery.parse({ layer, vwMin }), range);
    }
  }
  await comparePages(services, tenantId, PagesQuery.parse({}), range);
}

/** Adds, resends, deletes, merges, rebuilds and reads by several connections at once. Answers how much was done. */
export async function runTileTraffic({ connection, seed, comparisons }: Traffic) {
  const { db, lanes } = connection;
  const services = { db, now: () => new Date(NOW) };
  const { tenantId, accounts } = await createTenant(db);
  const store = createEventStore({ ...services, lanes });
  const stored: Arrival["events"][number][] = [];
  const done = { calls: 0, deleted: 0, merges: 0, rebuilds: 0, compared: 0, seen: 0 };
  let failed = false;
  const goesOn = () => !failed && done.compared < comparisons;

  async function write(random: Random): Promise<void> {
    while (goesOn()) {
      const size = stored.length < MOST_STORED ? pick(random, [1, 1, 1, 3, 40]) : 1;
      const again = random() < 0.3 ? stored.slice(-3) : [];
      const fresh = Array.from({ length: size }, () => randomEvent(random, randomUUID(), SPACE));
      const events = [...fresh, ...again];
      const origin = { tenantId, receivedAt: services.now(), userAgent: null, platform: null };
      const candidates = judge(events, origin, 30);
      await store.store({
        ...{ tenantId, receivedAt: origin.receivedAt, events, candidates },
        refuse: () => undefined,
        tell: () => [],
      });
      stored.push(...fresh);
      done.calls += 1;
    }
  }

  async function remove(random: Random): Promise<void> {
    const context = {
      ...services,
      tenantId,
      accountId: accounts.admin,
      role: "admin" as const,
      requestId: "r",
    };
    while (goesOn()) {
      const [event] = stored.splice(Math.floor(random() * stored.length), 1);
      if (event === undefined) await new Promise(setImmediate);
      else {
        await deleteEvent(context, event.eventId).catch((error: unknown) => {
          if (!(error instanceof AppError)) throw error;
        });
        done.deleted += 1;
      }
    }
  }

  async function merge(): Promise<void> {
    while (goesOn()) done.merges += (await mergeJournal(services, tenantId))?.rows ?? 0;
  }

  async function rebuild(): Promise<void> {
    for (let next = 10; goesOn(); next = done.compared + comparisons / 5) {
      while (goesOn() && done.compared < next) await new Promise(setImmediate);
      await rebuildTiles(services, tenantId);
      done.rebuilds += 1;
    }
  }

  async function compareOnce(random: Random): Promise<void> {
    const range = randomRange(random);
    const narrowing = randomNarrowing(random);
    const type = random() < 0.4 ? pick(random, ["click", "hover", "scroll"] as const) : undefined;
    const layer = random() < 0.5 ? pick(random, ["document", "fixed"] as const) : undefined;
    const query = StatsQuery.parse({ ...narrowing, type, layer, top: pick(random, [1, 3, 100]) });
    done.seen += await compareStats(services, tenantId, query, range);
    const { page: _page, ...ofPages } = narrowing;
    const sort = pick(random, ["events", "clicks", "sessions", "scrolled", "page"] as const);
    const order = pick(random, ["asc", "desc"] as const);
    const search = random() < 0.3 ? pick(random, ["PRODUK", "ü", "𝕫"]) : undefined;
    await comparePages(services, tenantId, PagesQuery.parse({ ...ofPages, sort, order, search }), range);
    await compareOverview(services, tenantId, OverviewQuery.parse(narrowing), range);
    done.compared += 1;
  }

  async function read(random: Random): Promise<void> {
    while (goesOn()) await compareOnce(random);
  }

  const work = [write, write, remove, merge, merge, rebuild, read, read];
  await Promise.all(
    work.map((run, index) =>
      run(seededRandom(seed + index)).catch((error: unknown) => {
        failed = true;
        throw error;
      }),
    ),
  );

  while ((await mergeJournal(services, tenantId))?.rows !== 0);
  const [left] = await withTenant(db, tenantId, (tx) => tx.select({ rows: count() }).from(heatmapJournal));
  expect(left?.rows).toBe(0);
  const random = seededRandom(seed);
  for (let round = 0; round < 5; round++) await compareOnce(random);
  await rebuildTiles(services, tenantId);
  await compareEach(services, tenantId);
  return done;
}
