import { arrayLiteral, heatmapJournal, heatmapNames, heatmapTiles, type Transaction } from "@titik/db";
import { type SQL, sql } from "drizzle-orm";
import { hasNegative } from "../tiles/counters.ts";
import { KINDS, namesOf, partsOfSection, placeName, type TileKind, type TilePart } from "../tiles/journal.ts";
import { mergeCounters } from "../tiles/merge-counters.ts";
import { summarize } from "../tiles/summarize.ts";
import { nameKey } from "../tiles/text-key.ts";
import { pagesTest } from "../tiles/tile-filter.ts";
import { likePattern } from "./event-filter.ts";
import { splitArray } from "./journal-rows.ts";

interface Asked {
  kinds: readonly TileKind[];
  /** Whether summaries are enough. */
  part: "content" | "summary";
  /** Days since 1970, UTC, the last excluded. */
  from: number;
  to: number;
  page: string | undefined;
  /** A pathname in which `*` stands for any characters. */
  pages: string | undefined;
}

/** A tile, or with a start the pages that a row of the journal has of one kind. */
interface Found extends Record<string, unknown> {
  kind: TileKind;
  day: number | null;
  page_keys: string;
  ends: string | null;
  start: number | null;
  content: Buffer;
}

/** Part of a tile; where a summary was asked for, the journal's own parts are whole all the same. */
export interface Part extends TilePart {
  isSummary: boolean;
}

/** Beyond that many days a page is searched for in all of them. */
const MOST_DAYS = 4_000;

function tileFilter({ from, to, page }: Asked): SQL {
  if (page === undefined || to - from > MOST_DAYS)
    return sql`day >= ${from}::integer and day < ${to}::integer`;
  const days = Array.from({ length: to - from }, (_, index) => from + index);
  return sql`day = any(${arrayLiteral(days)}::integer[]) and page_key = ${nameKey(page)}::uuid`;
}

/** Which of a row's pages are read, from the first to the last; a row without the page has no first. */
const journalPages = ({ page }: Asked): SQL =>
  page === undefined
    ? sql`1 as first, cardinality(page_keys) as last`
    : sql`array_position(page_keys, ${nameKey(page)}::uuid) as first,
          array_position(page_keys, ${nameKey(page)}::uuid) as last`;

/** Reads tiles of whole days with what the journal adds to them: one statement, so that they fit each other. */
export async function readTiles(tx: Transaction, tenantId: string, asked: Asked): Promise<Part[]> {
  const { kinds, part, from, to } = asked;
  if (to <= from) return [];
  const places = kinds.map((kind) => KINDS.indexOf(kind));
  const rows = await tx.execute<Found>(sql`
    select kind, day, page_key::text as page_keys, null as ends, null::integer as start,
           ${sql.raw(part)} as content
    from ${heatmapTiles}
    where tenant_id = ${tenantId}::uuid and kind = any(${arrayLiteral(kinds)}::text[]) and ${tileFilter(asked)}
    union all
    select (${arrayLiteral(KINDS)}::text[])[place + 1], null, page_keys[first:last]::text, ends::text, start,
           substring(content from start + 1 for stop - start)
    from (
      select place, first, last, page_keys, content, coalesce(ends[place * pages + first - 1], 0) as start,
             ends[place * pages + last] as stop, ends[place * pages + first:place * pages + last] as ends
      from (
        select page_keys, ends, content, cardinality(page_keys) as pages, ${journalPages(asked)}
        from ${heatmapJournal} where tenant_id = ${tenantId}::uuid offset 0
      ) as journal, unnest(${arrayLiteral(places)}::integer[]) as place
      where first is not null offset 0
    ) as section
    where stop > start`);
  const wants = await pageTest(tx, tenantId, asked);
  const parts: Part[] = [];
  const put = (found: TilePart, isSummary: boolean) => {
    const { day, pageKey } = found;
    if (day >= from && day < to && wants(pageKey)) parts.push({ ...found, isSummary });
  };
  for (const { kind, day, page_keys, ends, start, content } of rows) {
    if (day !== null) put({ kind, day, pageKey: page_keys, content }, part === "summary");
    else {
      const pageKeys = splitArray(page_keys);
      const ofPages = splitArray(ends ?? "").map((end) => Number(end) - (start ?? 0));
      for (const found of partsOfSection({ kind, pageKeys, ends: ofPages, content })) put(found, false);
    }
  }
  return parts.some(({ content }) => hasNegative(content)) ? addUp(parts) : parts;
}

/** Where an event was deleted, the parts of a tile have to be taken together before anything can be told from one. */
function addUp(parts: readonly Part[]): Part[] {
  const tiles = new Map<string, [Part, ...Part[]]>();
  for (const part of parts) {
    const tile = tiles.get(placeName(part));
    if (tile) tile.push(part);
    else tiles.set(placeName(part), [part]);
  }
  return [...tiles.values()].map(([first, ...others]) => {
    const all = [first, ...others];
    const isSummary = all.some((part) => part.isSummary);
    const contents = all.map((part) =>
      isSummary && !part.isSummary ? summarize(part.kind, part.content) : part.content,
    );
    return { ...first, content: mergeCounters(contents), isSummary };
  });
}

/** Whether the page with a key is asked for; the journal may bring pages that are not remembered yet. */
async function pageTest(
  tx: Transaction,
  tenantId: string,
  { page, pages }: Asked,
): Promise<(pageKey: string) => boolean> {
  const only = page === undefined ? null : nameKey(page);
  if (pages === undefined) return (pageKey) => only === null || pageKey === only;
  const rows = await tx.execute<{ key: string }>(sql`
    select key from ${heatmapNames} where tenant_id = ${tenantId}::uuid and name like ${likePattern(pages)}`);
  const isLike = pagesTest(pages);
  const picked = new Set(rows.map(({ key }) => key));
  for (const name of await journalNames(tx, tenantId)) if (isLike(name)) picked.add(nameKey(name));
  return (pageKey) => picked.has(pageKey) && (only === null || pageKey === only);
}

async function journalNames(tx: Transaction, tenantId: string): Promise<Iterable<string>> {
  const rows = await tx.execute<{ names: Buffer }>(sql`
    select names from ${heatmapJournal} where tenant_id = ${tenantId}::uuid`);
  return namesOf(rows).keys();
}

/**
 * The texts of these keys, as they are remembered; those that are not yet are searched for in the journal and among
 * `others`. Belongs into the snapshot in which the keys were read.
 */
export async function readNames(
  tx: Transaction,
  tenantId: string,
  keys: ReadonlySet<string>,
  others: Iterable<string>,
): Promise<Map<string, string>> {
  const rows = await tx.execute<{ key: string; name: string }>(sql`
    select key, name from ${heatmapNames}
    where tenant_id = ${tenantId}::uuid and key = any(${arrayLiteral([...keys])}::uuid[])`);
  const names = new Map(rows.map(({ key, name }) => [key, name]));
  if (names.size === keys.size) return names;
  for (const name of [...others, ...(await journalNames(tx, tenantId))]) {
    if (keys.has(nameKey(name))) names.set(nameKey(name), name);
  }
  return names;
}
