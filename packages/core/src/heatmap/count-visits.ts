import type { CountedVisit } from "./read-visits.ts";
import { Weight } from "./tiles/decimal.ts";
import { Distinct } from "./tiles/distinct.ts";
import { type MarkFilter, markTest } from "./tiles/tile-filter.ts";

/** Counts visits as they come, and says at the end what they make. */
export interface VisitCounter<Result> {
  add(visit: Readonly<CountedVisit>): void;
  result(): Result;
}

/** Hands on only what a filter lets through. */
export function filtered<Result>(filter: MarkFilter, counter: VisitCounter<Result>): VisitCounter<Result> {
  const passes = markTest(filter);
  return {
    add: (one) => {
      if (passes(one.visit, one.visit.type)) counter.add(one);
    },
    result: counter.result,
  };
}

/** Events, their weight and distinct sessions. */
export function countTotals() {
  const weight = new Weight();
  const sessions = new Distinct();
  return {
    add: ({ visit, count, excess }: Readonly<CountedVisit>) => {
      weight.add(count, excess);
      sessions.add(visit.session);
    },
    result: () => ({ events: weight.events, sessions: sessions.size, density: weight.density }),
  };
}

/** The same for each page, by its key. */
export function countPages() {
  const pages = new Map<string, ReturnType<typeof countTotals>>();
  return {
    add: (one: Readonly<CountedVisit>) => {
      const page = pages.get(one.pageKey) ?? countTotals();
      pages.set(one.pageKey, page);
      page.add(one);
    },
    result: () => new Map([...pages].map(([key, page]) => [key, page.result()])),
  };
}

/** How many sessions scrolled at least as deep, at each step where the number changes, from the top down. */
export function countReach() {
  const sessions = new Distinct();
  const deepest: number[] = [];
  return {
    add: ({ visit }: Readonly<CountedVisit>) => {
      if (visit.type !== "scroll") return;
      const session = sessions.add(visit.session);
      deepest[session] = Math.max(deepest[session] ?? 0, visit.depth);
    },
    result: () => {
      const ends = new Map<number, number>();
      for (const depth of deepest) ends.set(depth, (ends.get(depth) ?? 0) + 1);
      let reached = sessions.size;
      return [...ends]
        .sort(([one], [other]) => one - other)
        .map(([depth, ended]) => {
          const step = { depth, sessions: reached };
          reached -= ended;
          return step;
        });
    },
  };
}

/** The commonest viewport widths, CSS pixels. */
export function countWidths(most: number) {
  const widths = new Map<number, number>();
  return {
    add: ({ visit, count }: Readonly<CountedVisit>) => {
      widths.set(visit.width, (widths.get(visit.width) ?? 0) + count);
    },
    result: () =>
      [...widths]
        .map(([vw, events]) => ({ vw, events }))
        .sort((one, other) => other.events - one.events || one.vw - other.vw)
        .slice(0, most),
  };
}
