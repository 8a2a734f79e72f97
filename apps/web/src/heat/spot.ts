import type { SparseGrid } from "./density-field.ts";

/** What a pointer at a place means: about a finger's width. CSS pixels. */
export const SPOT_RADIUS = 24;

/** Events in the cells whose middle lies inside the square around a point, CSS pixels of the page. */
export const countAround = (grids: readonly SparseGrid[], x: number, y: number): number =>
  grids.reduce(
    (sum, { cell, cells }) =>
      cells.reduce((inside, [column, row, count]) => {
        const far = Math.max(Math.abs((column + 0.5) * cell - x), Math.abs((row + 0.5) * cell - y));
        return far <= SPOT_RADIUS ? inside + count : inside;
      }, sum),
    0,
  );
