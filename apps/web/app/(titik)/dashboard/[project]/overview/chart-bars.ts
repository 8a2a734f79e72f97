import type { OverviewResponse } from "@titik/heatmap-schema";

export interface Bar {
  at: Date;
  clicks: number;
  others: number;
  /** Events of the same place in the time before. */
  before: number;
}

/** One bar for each step of the range, empty ones too. */
export function chartBars({ range, step, series, previousSeries }: OverviewResponse): Bar[] {
  const length = step * 1000;
  const first = Math.floor(Date.parse(range.from) / length);
  const last = Math.ceil(Date.parse(range.to) / length);
  const bars = Array.from(
    { length: Math.max(1, last - first) },
    (_, i): Bar => ({ at: new Date((first + i) * length), clicks: 0, others: 0, before: 0 }),
  );
  const barAt = (at: string) => bars[Math.floor(Date.parse(at) / length) - first];
  for (const { at, clicks, hovers, scrolls } of series) {
    const bar = barAt(at);
    if (bar) Object.assign(bar, { clicks, others: hovers + scrolls });
  }
  for (const { at, events } of previousSeries) {
    const bar = barAt(at);
    if (bar) bar.before += events;
  }
  return bars;
}

/** A round number at least as large as the value, for the top of an axis: 1, 2, 3, 4, 5 or 8 times a power of ten. */
export function axisTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  const step = [1, 2, 3, 4, 5, 8, 10].find((times) => times * power >= value) ?? 10;
  return step * power;
}
