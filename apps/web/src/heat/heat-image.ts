import { putColour, SPOT_COLOURS } from "./colour-ramp.ts";
import { densityField, type SparseGrid } from "./density-field.ts";
import { gaussianBlur } from "./gaussian-blur.ts";
import { heatCeiling, rampPosition } from "./heat-scale.ts";

/** A picture of one pixel a cell; `ceiling` is the number of clicks that got the hottest colour. */
export interface HeatImage {
  cell: number;
  columns: number;
  rows: number;
  ceiling: number;
  /** Red, green, blue, alpha by pixel, row by row. */
  pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** From counts to colours, for a frame of `width` × `height` CSS pixels. */
export function heatImage(grids: readonly SparseGrid[], width: number, height: number): HeatImage {
  const field = gaussianBlur(densityField(grids, width, height));
  const ceiling = heatCeiling(field);
  const pixels = new Uint8ClampedArray(field.values.length * 4);
  field.values.forEach((value, i) => {
    if (value > 0) putColour(pixels, i * 4, SPOT_COLOURS, rampPosition(value, ceiling));
  });
  return { cell: field.cell, columns: field.columns, rows: field.rows, ceiling, pixels };
}
