import { arrayLiteral, heatmapJournal, heatmapNames, heatmapTiles, type Transaction } from "@titik/db";
import { type SQL, sql } from "drizzle-orm";
import { Counters, type Entry, encodeCounters, hasNegative, readCounters } from "../tiles/counters.ts";
import { readJournal, type TileKind, type TilePlace } from "../tiles/journal.ts";
import { keyToUuid, nameKey, uuidToKey } from "../tiles/text-key.ts";
import { pagesTest } from "../tiles/tile-filter.ts";
import { likePattern } from "./event-filter.ts";

interface Asked {
  kinds: readonly TileKind[];
  /** Days since 1970, UTC, the last excluded. */
  from: number;
  to: number;
  page: string | undefined;
  /** A pathname in which `*` stands for any characters. */
  pages: string | undefined;
}

interface Part extends Record<string, unknown> {
  kind: TileKind | null;
  day: number | null;
  page_key: string | null;
  content: Buffer;
}

type Take = (place: TilePlace, entry: Readonly<Entry>) => void;

/** What tiles and journal together say; hands on each count, the same key perhaps more than once. */
export interface ReadTiles {
  each(take: Take): void;
  /** Names that only the journal may know so far; read when they are asked for. */
  names(): ReadonlySet<string>;
}

/** Beyond that many days a page is searched for in all of them. */
const MOST_DAYS = 4_000;

function placeFilter({ from, to, page }: Asked): SQL {
  if (page === undefined || to - from > MOST_DAYS)
    return sql`day >= ${from}::integer and day < ${to}::integer`;
  const days = Array.from({ length: to - from }, (_, index) => from + index);
  return sql`day = any(${arrayLiteral(days)}::integer[]) and page_key = ${keyToUuid(nameKey(page))}::uuid`;
}

/** Reads tiles of whole days with what the journal adds to them: one statement, so that they fit each other. */
export async function readTiles(tx: Transaction, tenantId: string, asked: Asked): Promise<ReadTiles> {
  const { kinds, from, to } = asked;
  if (to <= from) return { each: () => undefined, names: () => new Set() };
  const rows = await tx.execute<Part>(sql`
    select kind, day, page_key, content from ${heatmapTiles}
    where tenant_id = ${tenantId}::uuid and kind = any(${arrayLiteral(kinds)}::text[]) and ${placeFilter(asked)}
    union all
    select null, null, null, content from ${heatmapJournal}
    where tenant_id = ${tenantId}::uuid`);
  const names = () =>
    new Set(rows.flatMap(({ kind, content }) => (kind === null ? journalNames(content) : [])));
  const wants = await pageTest(tx, tenantId, asked, names);
  const places = new Map<string, { place: TilePlace; parts: Buffer[] }>();
  const put = (place: TilePlace, content: Buffer) => {
    if (place.day < from || place.day >= to || !kinds.includes(place.kind)) return;
    const name = `${place.kind} ${place.day} ${place.pageKey}`;
    const known = places.get(name);
    if (known) known.parts.push(content);
    else places.set(name, { place, parts: [content] });
  };
  for (const { kind, day, page_key, content } of rows) {
    if (kind === null || day === null || page_key === null) readJournal(content, { wants, tile: put });
    else {
      const pageKey = uuidToKey(page_key);
      if (wants(pageKey)) put({ kind, day, pageKey }, content);
    }
  }
  return {
    names,
    each: (take) => {
      for (const { place, parts } of places.values()) {
        for (const content of parts.some(hasNegative) ? [addUp(parts)] : parts) {
          readCounters(content, (entry) => take(place, entry));
        }
      }
    },
  };
}

function journalNames(content: Buffer): string[] {
  const names: string[] = [];
  readJournal(content, { wants: () => false, name: (name) => names.push(name) });
  return names;
}

/** Whether the page with a key is asked for; the journal may bring pages that are not remembered yet. */
async function pageTest(
  tx: Transaction,
  tenantId: string,
  { page, pages }: Asked,
  fresh: () => ReadonlySet<string>,
): Promise<(pageKey: string) => boolean> {
  const only = page === undefined ? null : nameKey(page);
  if (pages === undefined) return (pageKey) => only === null || pageKey === only;
  const rows = await tx.execute<{ key: string }>(sql`
    select key from ${heatmapNames} where tenant_id = ${tenantId}::uuid and name like ${likePattern(pages)}`);
  const isLike = pagesTest(pages);
  const picked = new Set(rows.map(({ key }) => uuidToKey(key)));
  for (const name of fresh()) if (isLike(name)) picked.add(nameKey(name));
  return (pageKey) => picked.has(pageKey) && (only === null || pageKey === only);
}

/** Where an event was deleted, parts have to be taken together before anything can be told from one. */
function addUp(parts: readonly Buffer[]): Buffer {
  const sum = new Counters();
  for (const content of parts) sum.addAll(content);
  return encodeCounters(sum);
}

/** The texts of these keys, as they are remembered; those that are not yet are searched for among `others`. */
export async function readNames(
  tx: Transaction,
  tenantId: string,
  keys: ReadonlySet<string>,
  others: () => Iterable<string>,
): Promise<Map<string, string>> {
  const rows = await tx.execute<{ key: string; name: string }>(sql`
    select key, name from ${heatmapNames}
    where tenant_id = ${tenantId}::uuid and key = any(${arrayLiteral([...keys].map(keyToUuid))}::uuid[])`);
  const names = new Map(rows.map(({ key, name }) => [uuidToKey(key), name]));
  if (names.size < keys.size) {
    for (const name of others()) if (keys.has(nameKey(name))) names.set(nameKey(name), name);
  }
  return names;
}
