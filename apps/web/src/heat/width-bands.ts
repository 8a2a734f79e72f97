import { BAND_NAMES, WIDTH_BANDS, type WidthBand } from "@titik/heatmap-schema";

export { BAND_NAMES, WIDTH_BANDS, type WidthBand };

export interface SeenWidth {
  /** Viewport width, CSS pixels. */
  vw: number;
  events: number;
}

const isIn = (band: WidthBand, vw: number) =>
  vw >= (WIDTH_BANDS[band].from ?? 0) && vw < (WIDTH_BANDS[band].to ?? Number.POSITIVE_INFINITY);

/** Whole widths of a band with their events, most frequent first, then widest. */
export function widthsOf(band: WidthBand, seen: readonly SeenWidth[]): SeenWidth[] {
  const byWidth = new Map<number, number>();
  for (const { vw, events } of seen) {
    if (!isIn(band, vw)) continue;
    const whole = Math.max(1, Math.floor(vw));
    byWidth.set(whole, (byWidth.get(whole) ?? 0) + events);
  }
  return Array.from(byWidth, ([vw, events]) => ({ vw, events })).toSorted(
    (a, b) => b.events - a.events || b.vw - a.vw,
  );
}

export const eventsOf = (widths: readonly SeenWidth[]): number =>
  widths.reduce((sum, width) => sum + width.events, 0);

/** The band with most events; the widest one when nothing was seen. */
export function busiestBand(seen: readonly SeenWidth[]): WidthBand {
  const counted = BAND_NAMES.map((band) => ({ band, events: eventsOf(widthsOf(band, seen)) }));
  return counted.reduce((best, next) => (next.events > best.events ? next : best)).band;
}
