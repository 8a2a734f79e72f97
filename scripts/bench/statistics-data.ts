import type postgres from "postgres";

export const DAYS = 30;
export const HOT_PAGE = "/catalogue/0";
export const PAGES = 50;
/** One of the three widths that visitors have. */
export const BAND = { vwMin: 1200, vwMax: 1400 };

const DAY_MS = 86_400_000;

export interface Events {
  tenantId: string;
  count: number;
  /** The first moment after the last event, a midnight; the events lie in the 30 days before it. */
  until: Date;
}

export const rangeOf = ({ until }: Pick<Events, "until">) => ({
  from: new Date(until.getTime() - DAYS * DAY_MS).toISOString(),
  to: until.toISOString(),
});

/** A number from 0 up to 1 that follows from the event's number alone. */
const spread = (seed: number, number = "n") =>
  `((hashint8extended(${number}, ${seed}) & 1048575) / 1048576.0)::float8`;
/** Visits see four pages: five events after each other are on the same. */
const VIEW = "n / 5";

/**
 * Puts events straight into the table, the same ones each time: 50 pages, of which one has a seventh of all, three
 * widths, 100 × 200 cells, seven of ten events within one of the page's 40 elements, visits of 20 events on four
 * pages. The indexes
 * are made behind the rows, which takes a third of the time. `sql` is the owner's.
 */
export async function generateEvents(sql: postgres.Sql, { tenantId, count, until }: Events): Promise<void> {
  const indexes = await sql<{ name: string; definition: string }[]>`
    select indexname as name, indexdef as definition from pg_indexes
    where tablename = 'heatmap_events' and indexname <> 'heatmap_events_pkey'
      and indexname not like '%tenant_id_event_id_pk'`;
  for (const { name } of indexes) await sql.unsafe(`drop index "${name}"`);
  const { from } = rangeOf({ until });
  await sql.unsafe(
    `insert into heatmap_events (tenant_id, event_id, type, page, selector, x, y, vw, vh, density, session_id, ts,
       received_at, scroll_x, scroll_y, document_width, document_height, pointer, anchor_kind, trusted, bot)
     select $1::uuid, ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
       case when n % 8 < 4 then 'click' when n % 8 < 7 then 'hover' else 'scroll' end,
       '/catalogue/' || page, 'main > section:nth-of-type(' || element % 8 || ') > [data-id="' || element || '"]',
       case when hot then 10 + 200 * (element % 4) + floor(across * 120) else floor(across * 800) end,
       case when hot then 40 + 160 * (element / 4) + floor(down * 40) else floor(down * 1600) end,
       width, 900, case when n % 100 = 0 then 0.25 else 1 end, 'session-' || n / 20, ts, ts, 0, floor(down * 800),
       width, 4000, 'mouse', case when n % 50 = 0 then 'fixed' else 'document' end, true, n % 200 = 0
     from (
       select n, ${spread(1)} as across, ${spread(2)} as down, ${spread(3)} < 0.7 as hot,
         (array[1440, 1280, 390])[1 + (n / 20) % 3] as width, (${spread(4)} * 40)::integer % 40 as element,
         case when ${spread(5, VIEW)} < 1 / 7.0 then 0 else floor(${spread(6, VIEW)} * ${PAGES})::integer end as page,
         $2::timestamptz + n * interval '1 millisecond' * ($4::float8 / $3::bigint) as ts
       from generate_series(0, $3::bigint - 1) as n
     ) as event`,
    [tenantId, from, String(count), String(DAYS * DAY_MS)],
  );
  for (const { definition } of indexes) await sql.unsafe(definition);
  await sql.unsafe("vacuum analyze heatmap_events");
}
