import { type OverviewResponse, WIDTH_BANDS } from "@titik/heatmap-schema";
import type { CountedVisit } from "./read-visits.ts";
import { Distinct } from "./tiles/distinct.ts";
import { HOUR_MS } from "./tiles/span.ts";

/** Events, clicks, distinct sessions and distinct visitors. */
export function countOverview() {
  const sessions = new Distinct();
  const visitors = new Distinct();
  let events = 0;
  let clicks = 0;
  return {
    add: ({ visit, count }: Readonly<CountedVisit>) => {
      events += count;
      if (visit.type === "click") clicks += count;
      sessions.add(visit.session);
      if (visit.hasUser) visitors.add(visit.user);
    },
    result: () => ({ events, clicks, sessions: sessions.size, visitors: visitors.size }),
  };
}

/** Counts in steps of `seconds`, whole hours, counted from 1970 in UTC, by time; empty steps are left out. */
export function countSeries(seconds: number) {
  const steps = new Map<number, { clicks: number; hovers: number; scrolls: number; sessions: Distinct }>();
  const hours = (seconds * 1000) / HOUR_MS;
  return {
    add: ({ hour, visit, count }: Readonly<CountedVisit>) => {
      const at = Math.floor(hour / hours);
      const step = steps.get(at) ?? { clicks: 0, hovers: 0, scrolls: 0, sessions: new Distinct() };
      steps.set(at, step);
      if (visit.type === "click") step.clicks += count;
      else if (visit.type === "hover") step.hovers += count;
      else step.scrolls += count;
      step.sessions.add(visit.session);
    },
    result: () =>
      [...steps]
        .map(([step, { sessions, ...counts }]) => ({
          at: step * seconds * 1000,
          ...counts,
          sessions: sessions.size,
        }))
        .sort((one, other) => one.at - other.at),
  };
}

/** Sessions by the band of their widest viewport. */
export function countBands() {
  const sessions = new Distinct();
  const widest: number[] = [];
  return {
    add: ({ visit }: Readonly<CountedVisit>) => {
      const session = sessions.add(visit.session);
      widest[session] = Math.max(widest[session] ?? 0, visit.width);
    },
    result: (): OverviewResponse["bands"] => {
      const bands = { desktop: 0, tablet: 0, phone: 0 };
      for (const width of widest) {
        if (width >= WIDTH_BANDS.desktop.from) bands.desktop += 1;
        else if (width >= WIDTH_BANDS.tablet.from) bands.tablet += 1;
        else bands.phone += 1;
      }
      return bands;
    },
  };
}

/** Stored events by whether they come from automated browsers. */
export function countBots() {
  const counts = { used: 0, bots: 0 };
  return {
    add: ({ visit, count }: Readonly<CountedVisit>) => {
      if (visit.bot) counts.bots += count;
      else counts.used += count;
    },
    result: () => counts,
  };
}
