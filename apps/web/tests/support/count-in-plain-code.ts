import type { HeatmapEventInput, StatsQuery, StatsResponse } from "@titik/heatmap-schema";

type Filter = Pick<StatsQuery, "top"> & Partial<StatsQuery>;

const CELL = 8;
const STEP = 100;

/** Sums of decimals with one place, exact because they are added as tenths. */
const density = (events: HeatmapEventInput[]) =>
  events.reduce((sum, event) => sum + Math.round((event.density ?? 1) * 10), 0) / 10;
const sessions = (events: HeatmapEventInput[]) => new Set(events.map(({ sessionId }) => sessionId)).size;
const groups = <Key extends string>(events: HeatmapEventInput[], key: (event: HeatmapEventInput) => Key) => [
  ...Map.groupBy(events, key).entries(),
];
const bytewise = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** What `/stats` must answer, its range aside, by loops over the events instead of SQL. */
export function countInPlainCode(all: HeatmapEventInput[], filter: Filter): Omit<StatsResponse, "range"> {
  const ofAnyType = all.filter(
    (event) =>
      (filter.page === undefined || event.page === filter.page) &&
      (filter.sessionId === undefined || event.sessionId === filter.sessionId) &&
      (filter.from === undefined || event.ts >= filter.from) &&
      (filter.to === undefined || event.ts < filter.to) &&
      (filter.vwMin === undefined || event.vw >= filter.vwMin) &&
      (filter.vwMax === undefined || event.vw < filter.vwMax),
  );
  const events = ofAnyType.filter((event) => filter.type === undefined || event.type === filter.type);
  const pages = groups(events, ({ page }) => page)
    .map(([page, some]) => ({ page, events: some.length, density: density(some), sessions: sessions(some) }))
    .sort((a, b) => b.events - a.events || bytewise(a.page, b.page));
  const selectors = groups(events, ({ page, selector }) => JSON.stringify([page, selector]))
    .map(([key, some]) => {
      const [page, selector]: [string, string] = JSON.parse(key);
      return { page, selector, events: some.length, density: density(some) };
    })
    .sort((a, b) => b.events - a.events || bytewise(a.selector, b.selector) || bytewise(a.page, b.page));
  const widths = groups(events, ({ vw }) => String(vw))
    .map(([vw, some]) => ({ vw: Number(vw), events: some.length }))
    .sort((a, b) => b.events - a.events || a.vw - b.vw);
  const onePage = filter.page !== undefined;
  return {
    totals: { events: events.length, sessions: sessions(events), density: density(events) },
    pages: pages.slice(0, filter.top),
    selectors: selectors.slice(0, filter.top),
    grid: onePage ? grid(events, filter.layer) : null,
    scroll: onePage ? reach(ofAnyType) : [],
    widths: onePage ? widths : [],
  };
}

function grid(events: HeatmapEventInput[], layer: StatsQuery["layer"]): StatsResponse["grid"] {
  const fixed = (event: HeatmapEventInput) => event.anchor?.kind === "fixed";
  const points = events.filter(
    (event) => event.type !== "scroll" && (layer === undefined || fixed(event) === (layer === "fixed")),
  );
  const cellOf = (event: HeatmapEventInput) => {
    const [left, top] = layer === "fixed" ? [event.scrollX ?? 0, event.scrollY ?? 0] : [0, 0];
    return `${Math.floor((event.x - left) / CELL)} ${Math.floor((event.y - top) / CELL)}`;
  };
  const cells = groups(points, cellOf)
    .map(([key, some]): [number, number, number, number] => {
      const [column = 0, row = 0] = key.split(" ").map(Number);
      return [column, row, some.length, density(some)];
    })
    .sort((a, b) => a[1] - b[1] || a[0] - b[0]);
  const extent = (axis: 0 | 1) => Math.max(0, ...cells.map((cell) => cell[axis] + 1));
  return { cell: CELL, columns: extent(0), rows: extent(1), cells };
}

function reach(events: HeatmapEventInput[]): StatsResponse["scroll"] {
  const deepest = groups(
    events.filter(({ type }) => type === "scroll"),
    ({ sessionId }) => sessionId,
  ).map(([, some]) => Math.floor(Math.max(...some.map(({ y }) => y)) / STEP) * STEP);
  return [...new Set(deepest)]
    .sort((a, b) => a - b)
    .map((depth) => ({ depth, sessions: deepest.filter((reached) => reached >= depth).length }));
}
