import { type Transaction, withTenant } from "@titik/db";
import type { Services } from "../context.ts";
import { REBUILT_PARTS } from "./count-slice.ts";
import { readWholeJournal } from "./sql/journal-rows.ts";
import { allowLargeStatements, eventDays, type Slice } from "./sql/rebuild-source.ts";
import { deleteEveryTile, type TileRow, writeNames, writeTiles } from "./sql/tile-rows.ts";
import { lockTiles, setTilesReady, waitForTiles } from "./sql/tile-state.ts";
import { encodeCounters, isEmpty } from "./tiles/counters.ts";
import { Changes, partsByPlace, placeName, type TilePart } from "./tiles/journal.ts";
import { mergeCounters, negateCounters } from "./tiles/merge-counters.ts";
import { summarize } from "./tiles/summarize.ts";

export interface RebuildProgress {
  /** One after the other, each over all days. */
  part: (typeof REBUILT_PARTS)[number]["part"];
  days: number;
  /** Days that have events. */
  ofDays: number;
}

/** Written at once. */
const MOST_BYTES = 4_000_000;
/** About as many events are held in memory. */
const MOST_EVENTS = 2_000_000;

interface Watch {
  report?: (progress: RebuildProgress) => void;
  /** Makes it throw between two slices of a day, and leave everything as it was. */
  signal?: AbortSignal;
}

/**
 * Builds the tiles of a project anew: raw events less what the journal still holds, both of one snapshot, while
 * nobody else writes tiles. Until its one transaction commits, everybody reads as before. Answers how many events
 * were counted.
 */
export const rebuildTiles = (services: Services, tenantId: string, watch: Watch = {}) =>
  build(services, tenantId, watch, async (tx) => {
    await waitForTiles(tx, tenantId);
    return true;
  });

/** The same for tiles that were never built; does nothing when they were, or when somebody is at it. */
export const buildTilesOnce = (services: Services, tenantId: string, watch: Watch = {}) =>
  build(services, tenantId, watch, async (tx) => (await lockTiles(tx, tenantId))?.ready === false);

const build = (
  { db }: Services,
  tenantId: string,
  watch: Watch,
  lock: (tx: Transaction) => Promise<boolean>,
): Promise<number> =>
  withTenant(db, tenantId, async (writing) => {
    if (!(await lock(writing))) return 0;
    await deleteEveryTile(writing, tenantId);
    const events = await withTenant(
      db,
      tenantId,
      (reading) => copyTiles({ reading, writing, tenantId, ...watch }),
      { isolationLevel: "repeatable read", accessMode: "read only" },
    );
    await setTilesReady(writing, tenantId);
    return events;
  });

interface Copy extends Watch {
  reading: Transaction;
  writing: Transaction;
  tenantId: string;
}

async function copyTiles({ reading, writing, tenantId, report, signal }: Copy): Promise<number> {
  await allowLargeStatements(reading);
  const pending = await pendingParts(reading, tenantId);
  const days = await eventDays(reading, tenantId);
  const slices = days.flatMap(slicesOf);
  const steps = REBUILT_PARTS.flatMap(({ part, read }) => slices.map((slice) => ({ part, read, slice })));
  const begin = (step: (typeof steps)[number] | undefined) => {
    const counting = step?.read(reading, tenantId, step.slice);
    // Should what goes before fail, nobody awaits it.
    counting?.catch(() => undefined);
    return counting;
  };
  let done = 0;
  let ahead = begin(steps[0]);
  for (const [index, { part, slice }] of steps.entries()) {
    const count = await ahead;
    signal?.throwIfAborted();
    // The database reads on while this is counted.
    ahead = begin(steps[index + 1]);
    const changes = new Changes();
    count?.(changes);
    await writeParts(writing, tenantId, tilesOf(changes, pending));
    if (changes.names.size > 0) await writeNames(writing, tenantId, changes.names);
    if (slice.slice < slice.of - 1) continue;
    done = (done % days.length) + 1;
    report?.({ part, days: done, ofDays: days.length });
  }
  await writeParts(writing, tenantId, pending.values());
  return days.reduce((sum, { events }) => sum + events, 0);
}

/** What the journal holds of each tile, to be taken away. */
async function pendingParts(tx: Transaction, tenantId: string): Promise<Map<string, TilePart>> {
  const pending = new Map<string, TilePart>();
  for (const [name, { place, contents }] of partsByPlace(await readWholeJournal(tx, tenantId))) {
    pending.set(name, { ...place, content: negateCounters(mergeCounters(contents)) });
  }
  return pending;
}

function slicesOf({ day, events }: { day: number; events: number }): Slice[] {
  const of = Math.ceil(events / MOST_EVENTS);
  return Array.from({ length: of }, (_, slice) => ({ day, slice, of }));
}

/** The tiles of what was counted, less what is pending of them, which is not pending any more then. */
function* tilesOf(changes: Changes, pending: Map<string, TilePart>): Generator<TilePart> {
  for (const { counters, ...place } of changes.tiles()) {
    const counted = encodeCounters(counters);
    const part = pending.get(placeName(place));
    pending.delete(placeName(place));
    yield { ...place, content: part ? mergeCounters([counted, part.content]) : counted };
  }
}

async function writeParts(tx: Transaction, tenantId: string, parts: Iterable<TilePart>): Promise<void> {
  let tiles: TileRow[] = [];
  let bytes = 0;
  for (const part of parts) {
    if (isEmpty(part.content)) continue;
    tiles.push({ ...part, level: 1, summary: summarize(part.kind, part.content) });
    bytes += part.content.length;
    if (bytes < MOST_BYTES) continue;
    await writeTiles(tx, tenantId, tiles);
    tiles = [];
    bytes = 0;
  }
  if (tiles.length > 0) await writeTiles(tx, tenantId, tiles);
}
