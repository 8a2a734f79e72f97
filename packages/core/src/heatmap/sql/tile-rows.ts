import { arrayLiteral, heatmapNames, heatmapTiles, type Transaction } from "@titik/db";
import { sql } from "drizzle-orm";
import type { TileKind, TilePlace } from "../tiles/journal.ts";
import { nameKey } from "../tiles/text-key.ts";

/** What a tile holds: all of it, and what most questions ask. */
export interface Tile {
  content: Buffer;
  summary: Buffer;
}

export interface TileRow extends TilePlace, Tile {
  level: 0 | 1;
}

interface FoundTile extends Record<string, unknown> {
  kind: TileKind;
  day: number;
  page_key: string;
  level: 0 | 1;
  size: number;
  content: Buffer | null;
  summary: Buffer | null;
}

const placesOf = (places: readonly TilePlace[]) => sql`
  unnest(${arrayLiteral(places.map(({ kind }) => kind))}::text[],
         ${arrayLiteral(places.map(({ day }) => day))}::integer[],
         ${arrayLiteral(places.map(({ pageKey }) => pageKey))}::uuid[])`;

/** Both levels of these tiles: how many bytes each has, and those of `level`. */
export async function readTilesAt(
  tx: Transaction,
  tenantId: string,
  places: readonly TilePlace[],
  level: 0 | 1,
) {
  const rows = await tx.execute<FoundTile>(sql`
    select kind, day, page_key, level, octet_length(content) as size,
           case when level = ${level}::smallint then content end as content,
           case when level = ${level}::smallint then summary end as summary
    from ${heatmapTiles}
    where tenant_id = ${tenantId}::uuid and (kind, day, page_key) in (select * from ${placesOf(places)})`);
  return rows.map(({ page_key, ...row }) => ({ ...row, pageKey: page_key }));
}

/** Writes tiles, whether they were there or not. */
export const writeTiles = (tx: Transaction, tenantId: string, tiles: readonly TileRow[]) =>
  tx.execute(sql`
    insert into ${heatmapTiles} (tenant_id, kind, day, page_key, level, content, summary)
    select ${tenantId}::uuid, tile.kind, tile.day, tile.page_key, tile.level, decode(tile.content, 'hex'),
           decode(tile.summary, 'hex')
    from unnest(${arrayLiteral(tiles.map(({ kind }) => kind))}::text[],
                ${arrayLiteral(tiles.map(({ day }) => day))}::integer[],
                ${arrayLiteral(tiles.map(({ pageKey }) => pageKey))}::uuid[],
                ${arrayLiteral(tiles.map(({ level }) => level))}::smallint[],
                ${arrayLiteral(tiles.map(({ content }) => content.toString("hex")))}::text[],
                ${arrayLiteral(tiles.map(({ summary }) => summary.toString("hex")))}::text[]
               ) as tile (kind, day, page_key, level, content, summary)
    on conflict (tenant_id, kind, day, page_key, level)
    do update set content = excluded.content, summary = excluded.summary`);

export const deleteTiles = (tx: Transaction, tenantId: string, level: 0 | 1, places: readonly TilePlace[]) =>
  tx.execute(sql`
    delete from ${heatmapTiles}
    where tenant_id = ${tenantId}::uuid and level = ${level}::smallint
      and (kind, day, page_key) in (select * from ${placesOf(places)})`);

export const deleteEveryTile = (tx: Transaction, tenantId: string) =>
  tx.execute(sql`delete from ${heatmapTiles} where tenant_id = ${tenantId}::uuid`);

/** Remembers the texts behind keys, and the last day of an event with each. */
export const writeNames = (tx: Transaction, tenantId: string, names: ReadonlyMap<string, number>) =>
  tx.execute(sql`
    insert into ${heatmapNames} (tenant_id, key, name, last_day)
    select ${tenantId}::uuid, found.key, found.name, found.last_day
    from unnest(${arrayLiteral([...names.keys()].map(nameKey))}::uuid[],
                ${arrayLiteral([...names.keys()])}::text[],
                ${arrayLiteral([...names.values()])}::integer[]) as found (key, name, last_day)
    on conflict (tenant_id, key) do update set last_day = excluded.last_day
    where ${heatmapNames}.last_day < excluded.last_day`);
