/** A sparse grid as the API answers it: `[column, row, count, density]` in square cells of `cell` CSS pixels. */
export interface SparseGrid {
  cell: number;
  cells: readonly (readonly [column: number, row: number, count: number, density: number])[];
}

/** One number a cell, row by row. Cell `(column, row)` covers `cell` CSS pixels from `column * cell`, `row * cell`. */
export interface DensityField {
  cell: number;
  columns: number;
  rows: number;
  values: Float32Array;
}

/**
 * Adds up the counts of several grids (the document's and the viewport's) on a frame of `width` × `height` CSS
 * pixels. What lies outside the frame is left out. Throws when the grids do not share one cell size.
 */
export function densityField(grids: readonly SparseGrid[], width: number, height: number): DensityField {
  const cell = grids[0]?.cell ?? 8;
  const columns = Math.max(1, Math.ceil(width / cell));
  const rows = Math.max(1, Math.ceil(height / cell));
  const values = new Float32Array(columns * rows);
  for (const grid of grids) {
    if (grid.cell !== cell) throw new Error(`Grids of ${cell} px and ${grid.cell} px cells cannot be added.`);
    for (const [column, row, count] of grid.cells) {
      if (column < 0 || row < 0 || column >= columns || row >= rows) continue;
      const at = row * columns + column;
      values[at] = (values[at] ?? 0) + count;
    }
  }
  return { cell, columns, rows, values };
}
