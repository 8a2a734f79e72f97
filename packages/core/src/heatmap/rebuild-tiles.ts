import { type Transaction, withTenant } from "@titik/db";
import type { Services } from "../context.ts";
import { eventDays, eventsOfDay, readWholeJournal } from "./sql/rebuild-source.ts";
import { deleteEveryTile, type TileRow, writeNames, writeTiles } from "./sql/tile-rows.ts";
import { lockTiles, setTilesReady, waitForTiles } from "./sql/tile-state.ts";
import { encodeCounters, isEmpty } from "./tiles/counters.ts";
import { Changes, readJournal, type TilePlace } from "./tiles/journal.ts";

export interface RebuildProgress {
  events: number;
  days: number;
  /** Days that have events. */
  ofDays: number;
}

/** Written at once. */
const MOST_BYTES = 4_000_000;

type Report = (progress: RebuildProgress) => void;

/**
 * Builds the tiles of a project anew: raw events less what the journal still holds, both of one snapshot, while
 * nobody else writes tiles. Until its one transaction commits, everybody reads as before. Answers how many events
 * were counted.
 */
export const rebuildTiles = (services: Services, tenantId: string, report: Report = () => undefined) =>
  build(services, tenantId, report, async (tx) => {
    await waitForTiles(tx, tenantId);
    return true;
  });

/** The same for tiles that were never built; does nothing when they were, or when somebody is at it. */
export const buildMissingTiles = (services: Services, tenantId: string, report: Report = () => undefined) =>
  build(services, tenantId, report, async (tx) => (await lockTiles(tx, tenantId))?.ready === false);

const build = (
  { db }: Services,
  tenantId: string,
  report: Report,
  lock: (tx: Transaction) => Promise<boolean>,
): Promise<number> =>
  withTenant(db, tenantId, async (writing) => {
    if (!(await lock(writing))) return 0;
    await deleteEveryTile(writing, tenantId);
    const events = await withTenant(
      db,
      tenantId,
      (reading) => copyTiles({ reading, writing, tenantId, report }),
      { isolationLevel: "repeatable read", accessMode: "read only" },
    );
    await setTilesReady(writing, tenantId);
    return events;
  });

interface Copy {
  reading: Transaction;
  writing: Transaction;
  tenantId: string;
  report: Report;
}

async function copyTiles({ reading, writing, tenantId, report }: Copy): Promise<number> {
  const pending = new Map<number, (TilePlace & { content: Buffer })[]>();
  for (const row of await readWholeJournal(reading, tenantId)) {
    readJournal(row.content, {
      wants: () => true,
      tile: (place, content) => {
        const others = pending.get(place.day) ?? [];
        pending.set(place.day, others);
        others.push({ ...place, content });
      },
    });
  }
  const days = [...new Set([...(await eventDays(reading, tenantId)), ...pending.keys()])];
  let events = 0;
  for (const [index, day] of days.entries()) {
    const changes = new Changes();
    for await (const rows of eventsOfDay(reading, tenantId, day)) {
      for (const row of rows) changes.add(row);
      events += rows.length;
    }
    for (const { content, ...place } of pending.get(day) ?? []) changes.tile(place).addAll(content, -1);
    await writeChanges(writing, tenantId, changes);
    report({ events, days: index + 1, ofDays: days.length });
  }
  return events;
}

async function writeChanges(tx: Transaction, tenantId: string, changes: Changes): Promise<void> {
  let tiles: TileRow[] = [];
  let bytes = 0;
  for (const { counters, ...place } of changes.tiles()) {
    const content = encodeCounters(counters);
    if (isEmpty(content)) continue;
    tiles.push({ ...place, level: 1, content });
    bytes += content.length;
    if (bytes < MOST_BYTES) continue;
    await writeTiles(tx, tenantId, tiles);
    tiles = [];
    bytes = 0;
  }
  if (tiles.length > 0) await writeTiles(tx, tenantId, tiles);
  if (changes.names.size > 0) await writeNames(tx, tenantId, changes.names);
}
