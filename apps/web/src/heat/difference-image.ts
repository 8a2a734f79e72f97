import type { DensityField } from "./density-field.ts";
import { changeOf, verdictOf } from "./difference.ts";
import type { HeatImage } from "./heat-image.ts";
import { heatCeiling } from "./heat-scale.ts";

type Colour = readonly [red: number, green: number, blue: number];

/** Warm where there is more, cool where there is less, grey where there is too little to tell. */
export const DIFFERENCE_COLOURS = {
  more: [0xee, 0x56, 0x0c],
  less: [0x00, 0x67, 0x84],
  same: [0x9a, 0x94, 0x8f],
  unclear: [0x9a, 0x94, 0x8f],
} as const satisfies Record<string, Colour>;

/** A change by this factor (as logarithm to base 2) gets the full colour. */
const FULL = 1.5;
/** Colder than this share of the hottest place is nobody's place. */
const LIT = 0.04;

/**
 * Where one time or release has more or fewer events than the other, as shares of all events on each side. Both
 * fields are of one frame. Places of too few events are dotted in grey: no colour is also an answer.
 */
export function differenceImage(
  now: DensityField,
  before: DensityField,
  totals: [number, number],
): HeatImage {
  const { cell, columns, rows } = now;
  const [total, totalBefore] = totals;
  const pixels = new Uint8ClampedArray(now.values.length * 4);
  const lit = LIT * Math.max(heatCeiling(now), heatCeiling(before));
  for (let i = 0; i < now.values.length; i++) {
    const here = { events: now.values[i] ?? 0, total };
    const there = { events: before.values[i] ?? 0, total: totalBefore };
    if (here.events + there.events <= Math.max(0.5, lit)) continue;
    const verdict = verdictOf(here, there);
    const isDot = (i % columns) % 2 === 0 && Math.floor(i / columns) % 2 === 0;
    if (verdict === "unclear" && !isDot) continue;
    const strength =
      verdict === "more" || verdict === "less"
        ? 0.35 + 0.55 * Math.min(1, Math.abs(changeOf(here, there)) / FULL)
        : 0.4;
    pixels.set(DIFFERENCE_COLOURS[verdict], i * 4);
    pixels[i * 4 + 3] = 255 * strength;
  }
  return { cell, columns, rows, ceiling: 0, pixels };
}
