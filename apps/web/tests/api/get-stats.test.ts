import {
  createHeatmapBatch,
  getHeatmapStats,
  type HeatmapEventInput,
  StatsResponse,
} from "@titik/heatmap-schema";
import { beforeAll, describe, expect, test } from "vitest";
import { countInPlainCode } from "../support/count-in-plain-code.ts";
import { caller, freshTenant, newEvent, openDatabase } from "../support/stack.ts";

const connection = openDatabase();
const api = caller();
const path = getHeatmapStats.path;
const DAY = 86_400_000;
const NOW = Date.now();

/** A small linear congruential generator: the same 20,000 events on every run. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    yield state / 4_294_967_296;
  }
}
const random = numbers(42);
const next = (below: number) => Math.floor((random.next().value ?? 0) * below);
const PAGES = ["/", "/list", "/product/a", "/é", "/Z"];

const events = Array.from({ length: 20_000 }, (): HeatmapEventInput => {
  const type = (["click", "hover", "scroll"] as const)[next(3)] ?? "click";
  return newEvent({
    type,
    page: PAGES[next(PAGES.length)] ?? "/",
    selector: type === "scroll" ? "html" : `#item-${next(30)}`,
    x: type === "scroll" ? 0 : next(12_800) / 10 - 8,
    y: next(60_000) / 10,
    vw: [1280, 800, 390][next(3)] ?? 1280,
    sessionId: `session-${next(300)}`,
    ts: new Date(NOW - 1_000 - next(6 * DAY)).toISOString(),
    ...(next(2) ? { density: next(100) / 10 } : {}),
    ...(next(10) ? {} : { anchor: { kind: "fixed" as const }, scrollX: 0, scrollY: 500 }),
  });
});

let tenant: Awaited<ReturnType<typeof freshTenant>>;
beforeAll(async () => {
  tenant = await freshTenant(connection);
  for (let start = 0; start < events.length; start += 500) {
    const answer = await api
      .post(createHeatmapBatch.path)
      .set(tenant.as.writer)
      .send(events.slice(start, start + 500))
      .expect(201);
    expect(answer.body.accepted).toBe(500);
  }
});

const stats = async (query: Record<string, string | number> = {}) => {
  const answer = await api.get(path).query(query).set(tenant.as.reader).expect(200);
  return StatsResponse.parse(answer.body);
};

describe("statistics of 20,000 events", () => {
  test("S000-41, S000-42, S000-43: totals, pages, selectors and density equal those counted in plain code", async () => {
    const { range, ...counted } = await stats({ top: 100 });
    expect(Date.parse(range.to) - Date.parse(range.from)).toBe(7 * DAY);
    expect(counted).toEqual(countInPlainCode(events, { top: 100 }));
  });

  test.each([
    [{ page: "/list" }],
    [{ page: "/é", type: "click" }],
    [{ page: "/", sessionId: "session-7" }],
    [{ page: "/Z", vwMin: 600, vwMax: 1024 }],
    [{ page: "/product/a", layer: "document" }],
    [{ page: "/product/a", layer: "fixed", type: "click" }],
    [{ page: "/nowhere" }],
  ] as const)("S000-43: of one page, %j, also grid, scroll reach and widths do", async (query) => {
    const { range: _range, ...counted } = await stats({ ...query, top: 50 });
    expect(counted).toEqual(countInPlainCode(events, { ...query, top: 50 }));
  });

  test("S000-44: top limits both lists, in order, ties by name", async () => {
    const { pages, selectors } = await stats({ top: 3 });
    const expected = countInPlainCode(events, { top: 3 });
    expect({ pages, selectors }).toEqual({ pages: expected.pages, selectors: expected.selectors });
    expect(pages).toHaveLength(3);
    for (const top of [0, 101, "x"]) await api.get(path).query({ top }).set(tenant.as.reader).expect(400);
  });

  test("S000-45: from is included, to excluded, and both change the result", async () => {
    const from = new Date(NOW - 3 * DAY).toISOString();
    const to = events.find(({ ts }) => ts > from)?.ts ?? "";
    const { range, ...counted } = await stats({
      from,
      to: new Date(NOW).toISOString(),
      page: "/list",
      top: 10,
    });
    expect(range.from).toBe(from);
    expect(counted).toEqual(
      countInPlainCode(events, { from, to: new Date(NOW).toISOString(), page: "/list", top: 10 }),
    );
    const half = await stats({ from, to, top: 10 });
    expect(half.totals).toEqual(countInPlainCode(events, { from, to, top: 10 }).totals);
    expect(half.totals.events).toBeLessThan(counted.totals.events * 10);
  });

  test("S000-46: a reader gets a StatsResponse; nobody else's events are in it", async () => {
    const other = await freshTenant(connection);
    const answer = await api.get(path).set(other.as.reader).expect(200);
    expect(StatsResponse.parse(answer.body).totals).toEqual({ events: 0, sessions: 0, density: 0 });
  });

  test("S000-23: the same question gives the same bytes", async () => {
    const query = { page: "/", from: new Date(NOW - 2 * DAY).toISOString(), to: new Date(NOW).toISOString() };
    const [one, two] = [await stats(query), await stats(query)];
    expect(JSON.stringify(one)).toBe(JSON.stringify(two));
  });

  test("S000-69: from later than to is a 422", async () => {
    const query = { from: new Date(NOW).toISOString(), to: new Date(NOW - 1).toISOString() };
    await api.get(path).query(query).set(tenant.as.reader).expect(422);
  });
});
