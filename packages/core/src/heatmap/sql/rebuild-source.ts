import { heatmapEvents, type Transaction } from "@titik/db";
import { type SQL, sql } from "drizzle-orm";
import { BLOCK } from "../tiles/cell-keys.ts";
import { BITS } from "../tiles/counted-event.ts";
import { DAY_MS } from "../tiles/span.ts";
import { DEPTH_SHIFT, WIDTH_UNIT } from "../tiles/visit-keys.ts";
import { CELL } from "./density-grid.ts";
import { STEP } from "./scroll-reach.ts";

/** The numbers below which the events of a group are counted, as an array's text: of those that weigh 1, and others. */
export interface Numbers {
  plain: string | null;
  weighing: string | null;
  /** What those weigh, in the same order. */
  densities: string | null;
}

export interface CellRow extends Record<string, unknown>, Numbers {
  page: string;
  type: "click" | "hover";
  bits: number;
  space: number;
  block: number;
  above: boolean;
  vw: number;
}

export interface VisitRow extends Record<string, unknown>, Numbers {
  page: string;
  session_id: string;
  user_id: string | null;
  fraction: number;
}

export interface SelectorRow extends Record<string, unknown>, Numbers {
  page: string;
  selector: string;
  fraction: number;
}

/** Some of the events of a day: those of every `of`-th page, of which the first is 0. */
export interface Slice {
  day: number;
  slice: number;
  of: number;
}

/** The days, since 1970, UTC, that have events, and how many. */
export async function eventDays(
  tx: Transaction,
  tenantId: string,
): Promise<{ day: number; events: number }[]> {
  const ofTenant = sql`${heatmapEvents} where tenant_id = ${tenantId}::uuid`;
  const days: { day: number; events: number }[] = [];
  for (let from = "-infinity"; ; ) {
    const [first] = await tx.execute<{ day: number | null }>(sql`
      select floor(extract(epoch from min(ts)) / ${DAY_MS / 1000}::integer)::integer as day
      from ${ofTenant} and ts >= ${from}::timestamptz`);
    if (first === undefined || first.day === null) return days;
    const { day } = first;
    const [start, end] = [day, day + 1].map((at) => new Date(at * DAY_MS).toISOString());
    const [counted] = await tx.execute<{ events: number }>(sql`
      select count(*)::float8 as events
      from ${ofTenant} and ts >= ${start}::timestamptz and ts < ${end}::timestamptz`);
    days.push({ day, events: counted?.events ?? 0 });
    from = end ?? "";
  }
}

/** For the transaction in which whole days are read and grouped, each of which may have millions of events. */
export async function allowLargeStatements(tx: Transaction): Promise<void> {
  await tx.execute(sql`set local statement_timeout = '10min'`);
  await tx.execute(sql`set local work_mem = '256MB'`);
}

const eventsOf = (tenantId: string, { day, slice, of }: Slice): SQL => {
  const [from, to] = [day, day + 1].map((at) => new Date(at * DAY_MS).toISOString());
  const ofPages =
    of === 1 ? sql`true` : sql`(hashtext(page) & 1073741823) % ${of}::integer = ${slice}::integer`;
  return sql`${heatmapEvents} where tenant_id = ${tenantId}::uuid
    and ts >= ${from}::timestamptz and ts < ${to}::timestamptz and ${ofPages}`;
};

/** Marks; with the type two bits more. As `counted-event.ts` has them. */
const MARKS = sql`(bot::integer + case when rage then 2 else 0 end + case when dead then 4 else 0 end)`;
const MARKS_AND_TYPE = sql`(${MARKS} + case type when 'click' then 0 when 'hover' then 8 else 16 end)`;
const FRACTION = sql`vw - floor(vw)`;

const numbers = (number: SQL) => sql`
  array_agg(${number}) filter (where density = 1)::text as plain,
  array_agg(${number}) filter (where density <> 1)::text as weighing,
  array_agg(density) filter (where density <> 1)::text as densities`;

/** Clicks and hovers by what `cellKeys` says of them. Fixed targets are in the document, and in the viewport. */
export const cellRows = (tx: Transaction, tenantId: string, slice: Slice): PromiseLike<CellRow[]> =>
  tx.execute<CellRow>(sql`
    select page, type, bits, space, vw, block, above, ${numbers(sql`number`)}
    from (
      select page, type, bits, space, vw, density, floor(cell_column / ${BLOCK}::float8)::integer as block,
             cell_row < 0 as above,
             (case when cell_row < 0 then -1 - cell_row else cell_row end) * ${BLOCK}::integer
               + (cell_column & ${BLOCK - 1}::integer) as number
      from (
        select page, type, bits, space, vw, density,
               floor(floor(case space when 2 then x - coalesce(scroll_x, 0) else x end) / ${CELL}::float8)::integer
                 as cell_column,
               floor(floor(case space when 2 then y - coalesce(scroll_y, 0) else y end) / ${CELL}::float8)::integer
                 as cell_row
        from (
          select page, type, ${MARKS} as bits, vw, density, x, y, scroll_x, scroll_y,
                 generate_series((anchor_kind is not distinct from 'fixed')::integer,
                                 case when anchor_kind = 'fixed' then 2 else 0 end) as space
          from ${eventsOf(tenantId, slice)} and type <> 'scroll'
        ) as spaced
      ) as cell
    ) as numbered
    group by page, type, bits, space, vw, block, above`);

/** Events by what `visitKey` says of them. */
export const visitRows = (tx: Transaction, tenantId: string, slice: Slice): PromiseLike<VisitRow[]> => {
  const hour = sql`extract(hour from ts at time zone 'UTC')::bigint`;
  const depth = sql`
    case when type = 'scroll'
      then 1 + 2 * greatest(0, floor(floor(y) / ${STEP}::float8))::bigint + (y > vh + 1)::integer
      else 0 end`;
  const number = sql`
    floor(vw)::bigint * ${WIDTH_UNIT}::bigint + ${MARKS_AND_TYPE} + (${hour} << ${BITS}::integer)
      + ((${depth})::bigint << ${DEPTH_SHIFT}::integer)`;
  return tx.execute<VisitRow>(sql`
    select page, session_id, user_id, ${FRACTION} as fraction, ${numbers(number)}
    from ${eventsOf(tenantId, slice)}
    group by page, session_id, user_id, fraction`);
};

/** Events by what `selectorKey` says of them. */
export const selectorRows = (tx: Transaction, tenantId: string, slice: Slice): PromiseLike<SelectorRow[]> =>
  tx.execute<SelectorRow>(sql`
    select page, selector, ${FRACTION} as fraction,
           ${numbers(sql`floor(vw)::bigint * ${2 ** BITS}::bigint + ${MARKS_AND_TYPE}`)}
    from ${eventsOf(tenantId, slice)}
    group by page, selector, fraction`);
