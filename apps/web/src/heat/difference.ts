/** One side of a comparison: events at a place, and all events of that side. */
export interface Counted {
  events: number;
  total: number;
}

export type Verdict = "more" | "less" | "same" | "unclear";

/** Below this many events on both sides together nothing can be said. */
const FEWEST = 10;
/** Standard deviations: one in twenty differences this large would come by chance alone. */
const SURE = 1.96;
/** Fewer than this share of change is not worth a colour, however sure it is. */
const SAME = 0.1;

/**
 * By which factor the share of events at a place grew, as its logarithm to base 2: 1 is twice, −1 is half. Half
 * an event is added to each side, so that nothing divides by zero.
 */
export const changeOf = (now: Counted, before: Counted): number =>
  Math.log2((now.events + 0.5) / (now.total + 1)) - Math.log2((before.events + 0.5) / (before.total + 1));

/** How many standard deviations lie between the two shares; 0 where one side has no events at all. */
export function certaintyOf(now: Counted, before: Counted): number {
  if (now.total === 0 || before.total === 0) return 0;
  const pooled = (now.events + before.events) / (now.total + before.total);
  const spread = Math.sqrt(pooled * (1 - Math.min(1, pooled)) * (1 / now.total + 1 / before.total));
  return spread === 0 ? 0 : Math.abs(now.events / now.total - before.events / before.total) / spread;
}

/** What may be said of a place: more, less, about the same, or that there is too little to tell. */
export function verdictOf(now: Counted, before: Counted): Verdict {
  if (now.events + before.events < FEWEST || now.total === 0 || before.total === 0) return "unclear";
  const change = changeOf(now, before);
  if (certaintyOf(now, before) < SURE) return Math.abs(change) < SAME ? "same" : "unclear";
  if (Math.abs(change) < SAME) return "same";
  return change > 0 ? "more" : "less";
}
