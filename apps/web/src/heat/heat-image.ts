import { type ColourMap, putColour, SPOT_TABLES } from "./colour-ramp.ts";
import { type DensityField, densityField, type SparseGrid } from "./density-field.ts";
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

/** Clicks around each cell of a frame of `width` × `height` CSS pixels. */
export const heatField = (grids: readonly SparseGrid[], width: number, height: number): DensityField =>
  gaussianBlur(densityField(grids, width, height));

/** From clicks to colours. Two pictures of one `ceiling` can be compared by their colours. */
export function colourHeat(
  field: DensityField,
  ceiling = heatCeiling(field),
  colours: ColourMap = "inferno",
): HeatImage {
  const pixels = new Uint8ClampedArray(field.values.length * 4);
  field.values.forEach((value, i) => {
    if (value > 0) putColour(pixels, i * 4, SPOT_TABLES[colours], rampPosition(value, ceiling));
  });
  return { cell: field.cell, columns: field.columns, rows: field.rows, ceiling, pixels };
}

/** From counts to colours, for a frame of `width` × `height` CSS pixels. */
export const heatImage = (grids: readonly SparseGrid[], width: number, height: number): HeatImage =>
  colourHeat(heatField(grids, width, height));
