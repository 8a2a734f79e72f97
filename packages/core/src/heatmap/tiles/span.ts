/** Where a range is taken from: whole steps from the tiles, what is left at its ends from the raw events. */
export interface Span {
  /** Steps since 1970, the last excluded; none where the range holds no whole step. */
  steps: { from: number; to: number };
  /** Each from its first moment to its last, which is excluded. */
  edges: { from: string; to: string }[];
}

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

const iso = (ms: number) => new Date(ms).toISOString();

/** `step` in milliseconds. */
export function spanOf(range: { from: string; to: string }, step: number): Span {
  const [start, end] = [Date.parse(range.from), Date.parse(range.to)];
  const from = Math.ceil(start / step);
  const to = Math.floor(end / step);
  if (to <= from) return { steps: { from: 0, to: 0 }, edges: start < end ? [range] : [] };
  const edges = [
    { from: start, to: from * step },
    { from: to * step, to: end },
  ];
  return {
    steps: { from, to },
    edges: edges
      .filter((edge) => edge.from < edge.to)
      .map((edge) => ({ from: iso(edge.from), to: iso(edge.to) })),
  };
}
