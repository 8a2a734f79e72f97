import { BAND_TABLES, type ColourMap, putColour } from "./colour-ramp.ts";

/** Sessions whose scrolling reached at least `depth` CSS pixels. */
export interface ReachStep {
  depth: number;
  sessions: number;
}

/** How far down a share of the sessions came. */
export interface ReachMark {
  /** 0 to 1. */
  share: number;
  /** CSS pixels from the top of the document. */
  depth: number;
}

const MARKS = [0.9, 0.75, 0.5, 0.25, 0.1] as const;

const shallowFirst = (steps: readonly ReachStep[]) => steps.toSorted((a, b) => a.depth - b.depth);

/** The sessions that all shares refer to: everyone who saw the top. */
export const reachTotal = (steps: readonly ReachStep[]): number =>
  steps.reduce((most, step) => Math.max(most, step.sessions), 0);

/** The share of sessions, 0 to 1, that saw the pixel at `depth`. */
export function reachShareAt(steps: readonly ReachStep[], depth: number): number {
  const total = reachTotal(steps);
  if (total === 0) return 0;
  const next = shallowFirst(steps).find((step) => step.depth >= depth);
  return (next?.sessions ?? 0) / total;
}

/** The deepest pixel that 90, 75, 50, 25 and 10 % of the sessions reached; the same depth is named once. */
export function reachMarks(steps: readonly ReachStep[]): ReachMark[] {
  const total = reachTotal(steps);
  if (total === 0) return [];
  const marks: ReachMark[] = [];
  for (const share of MARKS) {
    const depth = steps.reduce(
      (deepest, step) => (step.sessions / total >= share ? Math.max(deepest, step.depth) : deepest),
      0,
    );
    if (depth > 0 && depth !== marks.at(-1)?.depth) marks.push({ share, depth });
  }
  return marks;
}

/** A column of pixels, one for each `cell` CSS pixels of `height`, coloured by the share that saw them. */
export function reachPixels(
  steps: readonly ReachStep[],
  height: number,
  colours: ColourMap = "inferno",
  cell = 8,
) {
  const rows = Math.max(1, Math.ceil(height / cell));
  const pixels = new Uint8ClampedArray(rows * 4);
  const total = reachTotal(steps);
  const sorted = shallowFirst(steps);
  let next = 0;
  for (let row = 0; row < rows; row++) {
    while (next < sorted.length && (sorted[next]?.depth ?? 0) < row * cell) next++;
    const share = total === 0 ? 0 : (sorted[next]?.sessions ?? 0) / total;
    putColour(pixels, row * 4, BAND_TABLES[colours], share);
  }
  return { rows, pixels };
}
