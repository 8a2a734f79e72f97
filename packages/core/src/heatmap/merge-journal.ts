import { type Transaction, withTenant } from "@titik/db";
import type { Services } from "../context.ts";
import { deleteJournalRows, readOldestRows } from "./sql/journal-rows.ts";
import { deleteTiles, readTilesAt, type TileRow, writeNames, writeTiles } from "./sql/tile-rows.ts";
import { lockTiles } from "./sql/tile-state.ts";
import { type Counters, encodeCounters, isEmpty } from "./tiles/counters.ts";
import { Changes, type TilePlace } from "./tiles/journal.ts";

const MOST_ROWS = 1_000;
const MOST_EVENTS = 100_000;
/** Where level 0 is larger than this, and than a quarter of level 1, it goes into level 1. Bytes. */
const SMALL_TILE = 512;
const SHARE_OF_LEVEL_1 = 4;

export interface MergePass {
  rows: number;
  events: number;
  /** True when the journal may hold more. */
  full: boolean;
}

/**
 * Merges the oldest rows of a project's journal into its tiles, in one transaction: what is read at any moment stays
 * the same. Null when somebody else is at it, or when the tiles are not built yet.
 */
export const mergeJournal = ({ db }: Services, tenantId: string): Promise<MergePass | null> =>
  withTenant(db, tenantId, async (tx) => {
    const state = await lockTiles(tx, tenantId);
    if (!state?.ready) return null;
    const limits = { most: MOST_ROWS, mostEvents: MOST_EVENTS };
    const rows = await readOldestRows(tx, tenantId, limits);
    const events = rows.reduce((sum, row) => sum + row.events, 0);
    if (rows.length > 0) {
      const changes = new Changes();
      for (const { content } of rows) changes.addJournal(content);
      await mergeChanges(tx, tenantId, changes);
      await deleteJournalRows(
        tx,
        tenantId,
        rows.map(({ id }) => id),
      );
    }
    return { rows: rows.length, events, full: rows.length === MOST_ROWS || events >= MOST_EVENTS };
  });

const nameOf = ({ pageKey, kind, day }: TilePlace) => `${kind} ${day} ${pageKey}`;

async function mergeChanges(tx: Transaction, tenantId: string, changes: Changes): Promise<void> {
  const tiles = [...changes.tiles()];
  const found = await readTilesAt(tx, tenantId, tiles, 0);
  const level0 = new Map(found.flatMap((tile) => (tile.content ? [[nameOf(tile), tile.content]] : [])));
  const sizes = new Map(found.filter(({ level }) => level === 1).map((tile) => [nameOf(tile), tile.size]));
  const small: TileRow[] = [];
  const large: (TilePlace & { counters: Counters })[] = [];
  for (const { counters, ...place } of tiles) {
    const before = level0.get(nameOf(place));
    if (before) counters.addAll(before);
    const content = encodeCounters(counters);
    const limit = Math.max(SMALL_TILE, (sizes.get(nameOf(place)) ?? 0) / SHARE_OF_LEVEL_1);
    if (content.length > limit) large.push({ ...place, counters });
    else small.push({ ...place, level: 0, content });
  }
  const folded = await foldInto(tx, tenantId, large);
  await replace(
    tx,
    tenantId,
    0,
    small,
    [...small, ...large].filter((tile) => level0.has(nameOf(tile))),
  );
  await replace(tx, tenantId, 1, folded, folded);
  await writeNames(tx, tenantId, changes.names);
}

/** Adds what level 1 holds already. */
async function foldInto(
  tx: Transaction,
  tenantId: string,
  tiles: readonly (TilePlace & { counters: Counters })[],
): Promise<TileRow[]> {
  if (tiles.length === 0) return [];
  const found = await readTilesAt(tx, tenantId, tiles, 1);
  const level1 = new Map(found.flatMap((tile) => (tile.content ? [[nameOf(tile), tile.content]] : [])));
  return tiles.map(({ counters, ...place }) => {
    const before = level1.get(nameOf(place));
    if (before) counters.addAll(before);
    return { ...place, level: 1, content: encodeCounters(counters) };
  });
}

/** Writes the tiles that hold anything, and deletes the others of those that were there. */
async function replace(
  tx: Transaction,
  tenantId: string,
  level: 0 | 1,
  tiles: readonly TileRow[],
  there: readonly TilePlace[],
): Promise<void> {
  const filled = tiles.filter(({ content }) => !isEmpty(content));
  const kept = new Set(filled.map(nameOf));
  const gone = there.filter((place) => !kept.has(nameOf(place)));
  if (filled.length > 0) await writeTiles(tx, tenantId, filled);
  if (gone.length > 0) await deleteTiles(tx, tenantId, level, gone);
}
