import { type Transaction, withTenant } from "@titik/db";
import type { Services } from "../context.ts";
import { deleteJournalRows, readOldestRows } from "./sql/journal-rows.ts";
import {
  deleteTiles,
  readTilesAt,
  type Tile,
  type TileRow,
  writeNames,
  writeTiles,
} from "./sql/tile-rows.ts";
import { lockTiles } from "./sql/tile-state.ts";
import { isEmpty } from "./tiles/counters.ts";
import { type JournalRow, namesOf, partsByPlace, placeName, type TilePlace } from "./tiles/journal.ts";
import { mergeCounters } from "./tiles/merge-counters.ts";
import { summarize } from "./tiles/summarize.ts";

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
      await mergeChanges(tx, tenantId, changesOf(rows));
      await writeNames(tx, tenantId, namesOf(rows));
      await deleteJournalRows(
        tx,
        tenantId,
        rows.map(({ id }) => id),
      );
    }
    return { rows: rows.length, events, full: rows.length === MOST_ROWS || events >= MOST_EVENTS };
  });

type PlacedTile = TilePlace & Tile;

const addUp = (one: Tile, other: Tile | undefined): Tile =>
  other === undefined
    ? one
    : {
        content: mergeCounters([one.content, other.content]),
        summary: mergeCounters([one.summary, other.summary]),
      };

/** What the rows change, tile by tile. */
const changesOf = (rows: readonly JournalRow[]): PlacedTile[] =>
  [...partsByPlace(rows).values()].map(({ place, contents }) => {
    const content = mergeCounters(contents);
    return { ...place, content, summary: summarize(place.kind, content) };
  });

async function mergeChanges(
  tx: Transaction,
  tenantId: string,
  changes: readonly PlacedTile[],
): Promise<void> {
  const { contents: level0, sizes } = await readLevel(tx, tenantId, changes, 0);
  const small: TileRow[] = [];
  const large: PlacedTile[] = [];
  for (const change of changes) {
    const tile = { ...change, ...addUp(change, level0.get(placeName(change))) };
    const limit = Math.max(SMALL_TILE, (sizes.get(placeName(tile)) ?? 0) / SHARE_OF_LEVEL_1);
    if (tile.content.length > limit) large.push(tile);
    else small.push({ ...tile, level: 0 });
  }
  const folded = await foldInto(tx, tenantId, large);
  await replace(
    tx,
    tenantId,
    0,
    small,
    [...small, ...large].filter((tile) => level0.has(placeName(tile))),
  );
  await replace(tx, tenantId, 1, folded, folded);
}

/** The tiles of one level at these places, and how large those of level 1 are, bytes. */
async function readLevel(tx: Transaction, tenantId: string, places: readonly TilePlace[], level: 0 | 1) {
  const found = await readTilesAt(tx, tenantId, places, level);
  const contents = new Map<string, Tile>();
  const sizes = new Map<string, number>();
  for (const tile of found) {
    const { content, summary } = tile;
    if (content && summary) contents.set(placeName(tile), { content, summary });
    if (tile.level === 1) sizes.set(placeName(tile), tile.size);
  }
  return { contents, sizes };
}

/** Adds what level 1 holds already. */
async function foldInto(tx: Transaction, tenantId: string, tiles: readonly PlacedTile[]): Promise<TileRow[]> {
  if (tiles.length === 0) return [];
  const { contents } = await readLevel(tx, tenantId, tiles, 1);
  return tiles.map((tile) => ({ ...tile, ...addUp(tile, contents.get(placeName(tile))), level: 1 }));
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
  const kept = new Set(filled.map(placeName));
  const gone = there.filter((place) => !kept.has(placeName(place)));
  if (filled.length > 0) await writeTiles(tx, tenantId, filled);
  if (gone.length > 0) await deleteTiles(tx, tenantId, level, gone);
}
