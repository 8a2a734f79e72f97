import { heatmapEvents, type Transaction } from "@titik/db";
import type { StatsQuery } from "@titik/heatmap-schema";
import { type SQL, sql } from "drizzle-orm";
import type { CellSums } from "../tiles/cell-sums.ts";

/** Edge of a cell, CSS pixels. */
export const CELL = 8;

const LAYER = {
  document: sql`anchor_kind is distinct from 'fixed'`,
  fixed: sql`anchor_kind = 'fixed'`,
};

interface GridRow extends Record<string, unknown> {
  cell_column: number;
  cell_row: number;
  events: number;
  density: string;
}

/**
 * Clicks and hovers counted in square cells, in document pixels; the `fixed` layer in viewport pixels, where such
 * targets stand. Whole pixels are divided: PostgreSQL refuses a division that underflows.
 */
export async function addRawCells(
  tx: Transaction,
  where: SQL | undefined,
  layer: StatsQuery["layer"],
  sums: CellSums,
): Promise<void> {
  const x = layer === "fixed" ? sql`x - coalesce(scroll_x, 0)` : sql`x`;
  const y = layer === "fixed" ? sql`y - coalesce(scroll_y, 0)` : sql`y`;
  const rows = await tx.execute<GridRow>(sql`
    select floor(floor(${x}) / ${CELL}::float8)::int as cell_column,
           floor(floor(${y}) / ${CELL}::float8)::int as cell_row,
           count(*)::float8 as events, sum(density)::text as density
    from ${heatmapEvents}
    where ${where} and type in ('click', 'hover') and ${layer === undefined ? sql`true` : LAYER[layer]}
    group by 1, 2`);
  for (const { cell_column, cell_row, events, density } of rows) {
    sums.addSum(cell_column, cell_row, events, density);
  }
}
