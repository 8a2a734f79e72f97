import { heatmapEvents, type Transaction } from "@titik/db";
import type { StatsQuery, StatsResponse } from "@titik/heatmap-schema";
import { type SQL, sql } from "drizzle-orm";

/** Edge of a cell, CSS pixels. */
export const CELL = 8;

const LAYER = {
  document: sql`anchor_kind is distinct from 'fixed'`,
  fixed: sql`anchor_kind = 'fixed'`,
};

/**
 * Clicks and hovers of one page counted in square cells, in document pixels; the `fixed` layer in viewport
 * pixels, where such targets stand. Whole pixels are divided: PostgreSQL refuses a division that underflows.
 */
export async function densityGrid(
  tx: Transaction,
  where: SQL | undefined,
  layer: StatsQuery["layer"],
): Promise<NonNullable<StatsResponse["grid"]>> {
  const x = layer === "fixed" ? sql`x - coalesce(scroll_x, 0)` : sql`x`;
  const y = layer === "fixed" ? sql`y - coalesce(scroll_y, 0)` : sql`y`;
  const rows = await tx.execute<{
    cell_column: number;
    cell_row: number;
    events: number;
    density: string;
  }>(sql`
    select floor(floor(${x}) / ${CELL}::float8)::int as cell_column,
           floor(floor(${y}) / ${CELL}::float8)::int as cell_row,
           count(*)::float8 as events, sum(density)::text as density
    from ${heatmapEvents}
    where ${where} and type in ('click', 'hover') and ${layer === undefined ? sql`true` : LAYER[layer]}
    group by 1, 2
    order by 2, 1`);
  const cells = rows.map(({ cell_column, cell_row, events, density }): [number, number, number, number] => [
    cell_column,
    cell_row,
    events,
    Number(density),
  ]);
  const extent = (axis: 0 | 1) => cells.reduce((most, cell) => Math.max(most, cell[axis] + 1), 0);
  return { cell: CELL, columns: extent(0), rows: extent(1), cells };
}
