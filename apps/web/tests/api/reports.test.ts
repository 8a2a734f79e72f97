import {
  AttentionResponse,
  createHeatmapBatch,
  ElementsResponse,
  getHeatmapAttention,
  getHeatmapOverview,
  type HeatmapEventInput,
  ListResponse,
  listHeatmapElements,
  listHeatmapEvents,
  listHeatmapPages,
  listHeatmapVersions,
  OverviewResponse,
  PagesResponse,
  StatsResponse,
  VersionsResponse,
} from "@titik/heatmap-schema";
import { beforeAll, describe, expect, test } from "vitest";
import { caller, freshTenant, newEvent, openDatabase } from "../support/stack.ts";

const connection = openDatabase();
const api = caller();
const HOUR = 3_600_000;
/** A full hour some hours ago, so that each test knows its bucket. */
const START = Math.floor(Date.now() / HOUR) * HOUR - 5 * HOUR;
const RANGE = { from: new Date(START).toISOString(), to: new Date(START + 4 * HOUR).toISOString() };
const at = (seconds: number) => new Date(START + seconds * 1000).toISOString();

const google = "https://Google.com:443/search";
const EVENTS: Partial<HeatmapEventInput>[] = [
  // One visitor on a desktop looks at two products, the first from the top down.
  {
    sessionId: "a",
    userId: "u",
    ts: at(0),
    page: "/products/1",
    type: "scroll",
    selector: "html",
    x: 0,
    y: 700,
    vh: 700,
    scrollY: 0,
    referrer: google,
    release: "1.0",
  },
  {
    sessionId: "a",
    userId: "u",
    ts: at(4),
    page: "/products/1",
    type: "click",
    selector: "#buy",
    x: 100,
    y: 120,
    rage: true,
    vh: 700,
    scrollY: 0,
    release: "1.0",
    box: { x: 90, y: 100, width: 80, height: 40 },
  },
  {
    sessionId: "a",
    userId: "u",
    ts: at(10),
    page: "/products/1",
    type: "scroll",
    selector: "html",
    x: 0,
    y: 1400,
    vh: 700,
    scrollY: 700,
    release: "1.0",
  },
  {
    sessionId: "a",
    userId: "u",
    ts: at(3700),
    page: "/products/2",
    type: "click",
    selector: "#buy",
    x: 300,
    y: 20,
    scrollX: 0,
    scrollY: 500,
    release: "1.1",
    anchor: { kind: "fixed" },
    box: { x: 10, y: 510, width: 20, height: 30 },
  },
  // Another on a phone, without a name or a referrer.
  {
    sessionId: "b",
    ts: at(20),
    page: "/products/1",
    type: "click",
    selector: "#buy",
    x: 50,
    y: 130,
    vw: 390,
    vh: 700,
    scrollY: 0,
    release: "1.1",
    variant: "b",
    box: { x: 30, y: 110, width: 300, height: 44 },
  },
  {
    sessionId: "b",
    ts: at(22),
    page: "/products/1",
    type: "hover",
    selector: "h1",
    x: 50,
    y: 10,
    vw: 390,
    vh: 700,
    scrollY: 0,
  },
  // A robot, and the time before.
  {
    sessionId: "robot",
    ts: at(30),
    page: "/products/1",
    type: "click",
    selector: "#buy",
    x: 1,
    y: 1,
    bot: true,
  },
  { sessionId: "c", ts: at(-2 * 3600), page: "/", type: "click", selector: "#buy", x: 1, y: 1 },
];

let tenant: Awaited<ReturnType<typeof freshTenant>>;
beforeAll(async () => {
  tenant = await freshTenant(connection);
  const events = EVENTS.map((event) => newEvent(event));
  await api.post(createHeatmapBatch.path).set(tenant.as.writer).send(events).expect(201);
});

async function ask<Shape>(
  { path }: { path: string },
  schema: { parse: (body: unknown) => Shape },
  query: Record<string, string | number> = {},
): Promise<Shape> {
  const asked = { ...RANGE, bots: "exclude", ...query };
  const answer = await api.get(path).query(asked).set(tenant.as.reader).expect(200);
  return schema.parse(answer.body);
}

describe("overview", () => {
  test("counts events, sessions, visitors, widths and sources, and the time before", async () => {
    const overview = await ask(getHeatmapOverview, OverviewResponse);
    expect(overview.totals).toEqual({ events: 6, clicks: 3, sessions: 2, visitors: 1 });
    expect(overview.previous).toEqual({ events: 1, clicks: 1, sessions: 1, visitors: 0 });
    expect(overview.bands).toEqual({ desktop: 1, tablet: 0, phone: 1 });
    expect(overview.sources).toEqual([
      { host: "google.com", sessions: 1 },
      { host: null, sessions: 1 },
    ]);
  });

  test("counts by the hour, the time before moved into the range", async () => {
    const overview = await ask(getHeatmapOverview, OverviewResponse);
    expect(overview.step).toBe(3600);
    expect(overview.series).toEqual([
      { at: at(0), clicks: 2, hovers: 1, scrolls: 2, sessions: 2 },
      { at: at(3600), clicks: 1, hovers: 0, scrolls: 0, sessions: 1 },
    ]);
    expect(overview.previousSeries).toEqual([{ at: at(2 * 3600), events: 1 }]);
  });

  test("counts by the day when hours would be too many", async () => {
    const from = new Date(START - 20 * 24 * HOUR).toISOString();
    const overview = await ask(getHeatmapOverview, OverviewResponse, { from });
    expect(overview.step).toBe(86_400);
    expect(overview.series.reduce((sum, { clicks }) => sum + clicks, 0)).toBe(4);
  });

  test("automated browsers count only when asked for", async () => {
    const everything = await ask(getHeatmapOverview, OverviewResponse, { bots: "include" });
    expect(everything.totals.events).toBe(7);
  });
});

describe("pages", () => {
  test("each page tells its events, sessions and how many scrolled on", async () => {
    const { total, data } = await ask(listHeatmapPages, PagesResponse);
    expect(total).toBe(2);
    expect(data[0]).toEqual({
      page: "/products/1",
      events: 5,
      clicks: 2,
      hovers: 1,
      sessions: 2,
      scrolled: 1,
      rage: 1,
      dead: 0,
    });
    expect(data[1]).toMatchObject({ page: "/products/2", events: 1, scrolled: 0 });
  });

  test("are found by a part of their path, sorted as asked, and counted beyond the limit", async () => {
    const sorted = await ask(listHeatmapPages, PagesResponse, { sort: "page", order: "asc", limit: 1 });
    expect(sorted.total).toBe(2);
    expect(sorted.data.map(({ page }) => page)).toEqual(["/products/1"]);
    const found = await ask(listHeatmapPages, PagesResponse, { search: "DUCTS/2" });
    expect(found.data.map(({ page }) => page)).toEqual(["/products/2"]);
  });
});

describe("elements", () => {
  test("each element tells its clicks, sessions and its box when last seen", async () => {
    const { events, data } = await ask(listHeatmapElements, ElementsResponse, { page: "/products/1" });
    expect(events).toBe(2);
    expect(data).toEqual([
      {
        page: "/products/1",
        selector: "#buy",
        events: 2,
        sessions: 2,
        rage: 1,
        dead: 0,
        fixed: false,
        box: { x: 30, y: 110, width: 300, height: 44 },
        fingerprint: null,
      },
    ]);
  });

  test("the box of a fixed element stands in the viewport", async () => {
    const { data } = await ask(listHeatmapElements, ElementsResponse, { page: "/products/2" });
    expect(data[0]).toMatchObject({ fixed: true, box: { x: 10, y: 10, width: 20, height: 30 } });
  });
});

test("attention is the time until the next event of the visit, at most ten seconds, where the window stood", async () => {
  const { sessions, step, steps } = await ask(getHeatmapAttention, AttentionResponse, {
    page: "/products/1",
  });
  expect({ sessions, step }).toEqual({ sessions: 2, step: 100 });
  // Ten seconds by the desktop between its first and last event, two by the phone; nothing follows the scroll.
  expect(steps).toEqual([0, 1, 2, 3, 4, 5, 6].map((hundred) => ({ depth: hundred * 100, seconds: 12 })));
});

test("releases and variants are listed, the newest first", async () => {
  const { releases, variants } = await ask(listHeatmapVersions, VersionsResponse);
  expect(releases.map(({ name, events }) => [name, events])).toEqual([
    ["1.1", 2],
    ["1.0", 3],
  ]);
  expect(variants).toMatchObject([{ name: "b", events: 1 }]);
});

describe("statistics and lists narrowed", () => {
  test("pages of one form are counted together, and only those", async () => {
    const stats = (pages: string) => ask({ path: "/api/analytics/heatmap/stats" }, StatsResponse, { pages });
    expect((await stats("/products/*")).totals.events).toBe(6);
    expect((await stats("/products/*")).grid).not.toBeNull();
    expect((await stats("/products_*")).totals.events).toBe(0);
  });

  test("only the asked parts are counted", async () => {
    const stats = await ask({ path: "/api/analytics/heatmap/stats" }, StatsResponse, {
      page: "/products/1",
      parts: "grid,widths",
    });
    expect(stats.grid?.cells.length).toBeGreaterThan(0);
    expect(stats.widths.length).toBe(2);
    expect([stats.totals.events, stats.pages, stats.selectors, stats.scroll]).toEqual([0, [], [], []]);
  });

  test("release, variant, selector, width and area each leave out what is not meant", async () => {
    const list = async (query: Record<string, string | number>) =>
      (await ask(listHeatmapEvents, ListResponse, query)).data.length;
    expect(await list({ release: "1.0" })).toBe(3);
    expect(await list({ variant: "b" })).toBe(1);
    expect(await list({ selector: "#buy" })).toBe(3);
    expect(await list({ vwMax: 600 })).toBe(2);
    expect(await list({ signal: "rage" })).toBe(1);
    expect(await list({ signal: "dead" })).toBe(0);
    expect(await list({ area: "50,120,101,131" })).toBe(2);
    expect(await list({ area: "50,121,100,131" })).toBe(1);
  });

  test("an area of another form is refused in one clear sentence", async () => {
    const answer = await api.get(listHeatmapEvents.path).query({ area: "1,2,3" }).set(tenant.as.reader);
    expect(answer.status).toBe(400);
    expect(answer.body.details).toEqual([
      { field: "area", message: "must be left,top,right,bottom in whole CSS pixels" },
    ]);
  });
});
