const HOUR = 3_600_000;
export const PRESETS = { "24h": 24 * HOUR, "7d": 7 * 24 * HOUR, "30d": 30 * 24 * HOUR } as const;
export const PRESET_NAMES = ["24h", "7d", "30d"] as const;
export type Preset = (typeof PRESET_NAMES)[number];

/**
 * A length of time that ends now, whole days in UTC from midnight of `from` to the end of `to`, or the equally
 * long time just before another.
 */
export type TimeRange = { preset: Preset } | { from: Date; to: Date } | { before: TimeRange };

const midnight = (date: Date) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());

/** First moment (included) and end (excluded) in ISO 8601. Days in the wrong order are swapped. */
export function rangeTimes(range: TimeRange, now: Date): { from: string; to: string } {
  if ("preset" in range) {
    return { from: new Date(now.getTime() - PRESETS[range.preset]).toISOString(), to: now.toISOString() };
  }
  if ("before" in range) {
    const { from, to } = rangeTimes(range.before, now);
    return { from: new Date(2 * Date.parse(from) - Date.parse(to)).toISOString(), to: from };
  }
  const [first = 0, last = 0] = [midnight(range.from), midnight(range.to)].toSorted((a, b) => a - b);
  return { from: new Date(first).toISOString(), to: new Date(last + 24 * HOUR).toISOString() };
}

/** Two days make a range of their own; anything less falls back to the preset. */
export function timeRange(view: { range: Preset; from: Date | null; to: Date | null }): TimeRange {
  return view.from && view.to ? { from: view.from, to: view.to } : { preset: view.range };
}
