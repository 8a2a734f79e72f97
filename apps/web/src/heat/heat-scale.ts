import type { DensityField } from "./density-field.ts";

const CEILING_PERCENTILE = 0.995;
/** The blur's tails are not part of what was measured. */
const LIT = 0.01;
const BUCKETS = 4096;

/**
 * The value that gets the hottest colour: the 99.5th percentile of the lit cells, so that one runaway spot does
 * not darken the rest. 0 for an empty field. Exact to 1/4096 of the maximum.
 */
export function heatCeiling(field: DensityField): number {
  let maximum = 0;
  for (const value of field.values) if (value > maximum) maximum = value;
  if (maximum === 0) return 0;

  const histogram = new Uint32Array(BUCKETS + 1);
  let lit = 0;
  for (const value of field.values) {
    if (value < maximum * LIT) continue;
    const bucket = Math.floor((value / maximum) * BUCKETS);
    histogram[bucket] = (histogram[bucket] ?? 0) + 1;
    lit++;
  }
  let above = lit * (1 - CEILING_PERCENTILE);
  for (let bucket = BUCKETS; bucket > 0; bucket--) {
    above -= histogram[bucket] ?? 0;
    if (above < 0) return Math.min(maximum, ((bucket + 1) / BUCKETS) * maximum);
  }
  return maximum;
}

/** Where a value stands on the colour ramp, 0 to 1: square root, clamped at the ceiling. */
export const rampPosition = (value: number, ceiling: number): number =>
  ceiling === 0 ? 0 : Math.sqrt(Math.min(1, Math.max(0, value) / ceiling));

/** The inverse, for the legend: how many clicks around a place stand at `position` (0 to 1) of the ramp. */
export const valueAtRamp = (position: number, ceiling: number): number => position * position * ceiling;
