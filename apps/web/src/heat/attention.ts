import { BAND_TABLES, type ColourMap, putColour } from "./colour-ramp.ts";

/** How long the part of the page from `depth` down stood in view, all sessions together. */
export interface AttentionStep {
  /** CSS pixels. */
  depth: number;
  seconds: number;
}

const longest = (steps: readonly AttentionStep[]) =>
  steps.reduce((most, { seconds }) => Math.max(most, seconds), 0);

/** A column of pixels, one for each `cell` CSS pixels of `height`: the brighter, the longer in view. */
export function attentionPixels(
  steps: readonly AttentionStep[],
  stepHeight: number,
  height: number,
  colours: ColourMap = "inferno",
  cell = 8,
) {
  const rows = Math.max(1, Math.ceil(height / cell));
  const pixels = new Uint8ClampedArray(rows * 4);
  const most = longest(steps);
  const byDepth = new Map(steps.map(({ depth, seconds }) => [depth, seconds]));
  const secondsAt = (y: number) => byDepth.get(Math.max(0, Math.floor(y / stepHeight)) * stepHeight) ?? 0;
  for (let row = 0; row < rows; row++) {
    // Between the middles of two steps lies a mixture of both: attention has no edges.
    const y = row * cell + cell / 2 - stepHeight / 2;
    const part = y / stepHeight - Math.floor(y / stepHeight);
    const seconds = secondsAt(y) * (1 - part) + secondsAt(y + stepHeight) * part;
    putColour(pixels, row * 4, BAND_TABLES[colours], most === 0 ? 0 : seconds / most);
  }
  return { rows, pixels };
}

export interface AttentionPart {
  /** CSS pixels. */
  from: number;
  to: number;
  /** In view, for each session on average. */
  seconds: number;
  /** Of the longest part, 0 to 1. */
  share: number;
}

/** The page cut into parts of `size` CSS pixels, each with its mean time in view a session. */
export function attentionParts(
  steps: readonly AttentionStep[],
  stepHeight: number,
  sessions: number,
  size = 500,
): AttentionPart[] {
  const perPart = Math.max(1, Math.round(size / stepHeight));
  const sums = new Map<number, number>();
  for (const { depth, seconds } of steps) {
    const part = Math.floor(depth / stepHeight / perPart);
    sums.set(part, (sums.get(part) ?? 0) + seconds / perPart);
  }
  const most = Math.max(0, ...sums.values());
  return Array.from(sums, ([part, seconds]) => ({
    from: part * perPart * stepHeight,
    to: (part + 1) * perPart * stepHeight,
    seconds: seconds / Math.max(1, sessions),
    share: most === 0 ? 0 : seconds / most,
  })).toSorted((a, b) => a.from - b.from);
}
