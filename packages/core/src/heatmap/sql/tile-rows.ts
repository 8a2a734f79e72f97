import { arrayLiteral, heatmapNames, heatmapTiles, type Transaction } from "@titik/db";
import { sql } from "drizzle-orm";
import type { TileKind, TilePlace } from "../tiles/journal.ts";
import { keyToUuid, nameKey, uuidToKey } from "../tiles/text-key.ts";

export interface TileRow extends TilePlace {
  level: 0 | 1;
  content: Buffer;
}

interface FoundTile extends Record<string, unknown> {
  kind: TileKind;
  day: number;
  page_key: string;
  level: 0 | 1;
  size: number;
  content: Buffer | null;
}

const placesOf = (places: readonly TilePlace[]) => sql`
  unnest(${arrayLiteral(places.map(({ kind }) => kind))}::text[],
         ${arrayLiteral(places.map(({ day }) => day))}::integer[],
         ${arrayLiteral(places.map(({ pageKey }) => keyToUuid(pageKey)))}::uuid[])`;

/** Both levels of these tiles: how many bytes each has, and those of `level`. */
export async function readTilesAt(
  tx: Transaction,
  tenantId: string,
  places: readonly TilePlace[],
  level: 0 | 1,
) {
  const rows = await tx.execute<FoundTile>(sql`
    select kind, day, page_key, level, octet_length(content) as size,
           case when level = ${level}::smallint then content end as content
    from ${heatmapTiles}
    where tenant_id = ${tenantId}::uuid and (kind, day, page_key) in (select * from ${placesOf(places)})`);
  return rows.map(({ page_key, ...row }) => ({ ...row, pageKey: uuidToKey(page_key) }));
}

/** Writes tiles, whether they were there or not. */
export const writeTiles = (tx: Transaction, tenantId: string, tiles: readonly TileRow[]) =>
  tx.execute(sql`
    insert into ${heatmapTiles} (tenant_id, kind, day, page_key, level, content)
    select ${tenantId}::uuid, tile.kind, tile.day, tile.page_key, tile.level, decode(tile.content, 'hex')
    from unnest(${arrayLiteral(tiles.map(({ kind }) => kind))}::text[],
                ${arrayLiteral(tiles.map(({ day }) => day))}::integer[],
                ${arrayLiteral(tiles.map(({ pageKey }) => keyToUuid(pageKey)))}::uuid[],
                ${arrayLiteral(tiles.map(({ level }) => level))}::smallint[],
                ${arrayLiteral(tiles.map(({ content }) => content.toString("hex")))}::text[]
               ) as tile (kind, day, page_key, level, content)
    on conflict (tenant_id, kind, day, page_key, level) do update set content = excluded.content`);

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
    from unnest(${arrayLiteral([...names.keys()].map((name) => keyToUuid(nameKey(name))))}::uuid[],
                ${arrayLiteral([...names.keys()])}::text[],
                ${arrayLiteral([...names.values()])}::integer[]) as found (key, name, last_day)
    on conflict (tenant_id, key) do update set last_day = excluded.last_day
    where ${heatmapNames}.last_day < excluded.last_day`);
