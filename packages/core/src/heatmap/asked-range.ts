import { refuseReversedRange } from "./range.ts";

const WEEK = 7 * 86_400_000;

/** The asked range, ISO times; the last seven days by default. Throws `unprocessable` for a reversed one. */
export function askedRange(query: { from?: string | undefined; to?: string | undefined }, now: Date) {
  const to = query.to ?? now.toISOString();
  const from = query.from ?? new Date(Date.parse(to) - WEEK).toISOString();
  refuseReversedRange(from, to);
  return { from, to };
}
