import type { EventFilter } from "../sql/event-filter.ts";
import type { CountedType, Marks } from "./counted-event.ts";

/** What of a filter the tiles can tell; page and time are told by which tiles are read. */
export type MarkFilter = Pick<EventFilter, "type" | "signal" | "bots" | "vwMin" | "vwMax">;

/** True where tiles know all that the filter asks about. */
export const areTilesEnough = ({ sessionId, release, variant, selector, area }: EventFilter): boolean =>
  [sessionId, release, variant, selector, area].every((asked) => asked === undefined);

/** Whether events with these marks are asked for. */
export function markTest({ type, signal, bots, vwMin, vwMax }: MarkFilter) {
  const narrowest = vwMin ?? 0;
  const widest = vwMax ?? Number.POSITIVE_INFINITY;
  const noBots = bots === "exclude";
  return (marks: Readonly<Marks>, ofType: CountedType): boolean =>
    (type === undefined || ofType === type) &&
    !(noBots && marks.bot) &&
    marks.width >= narrowest &&
    marks.width < widest &&
    (signal === undefined || marks[signal]);
}

/** As `LIKE` does it: `*` stands for any characters. */
export function pagesTest(pages: string | undefined): (page: string) => boolean {
  if (pages === undefined) return () => true;
  const [first = "", ...others] = pages.split("*");
  const last = others.pop();
  if (last === undefined) return (page) => page === first;
  return (page) => {
    if (!page.startsWith(first)) return false;
    let from = first.length;
    for (const part of others) {
      const at = page.indexOf(part, from);
      if (at < 0) return false;
      from = at + part.length;
    }
    return page.length - last.length >= from && page.endsWith(last);
  };
}
