import { describe, expect, test } from "vitest";
import {
  ErrorResponse,
  HeatmapEvent,
  HeatmapEventBatch,
  heatmapEndpoints,
  ListQuery,
  StatsQuery,
} from "../src/index.ts";

const event = {
  eventId: "01930000-0000-7000-8000-000000000000",
  type: "click",
  page: "/pricing",
  selector: "#a > .b",
  x: 1.5,
  y: -2,
  vw: 1280,
  vh: 720,
  sessionId: "s",
  ts: "2026-11-21T08:30:00.000Z",
};

const accepts = (changes: object) => HeatmapEvent.safeParse({ ...event, ...changes }).success;

describe("HeatmapEvent", () => {
  test("the smallest one is taken, and the defaults are added", () => {
    expect(HeatmapEvent.parse(event)).toEqual({ ...event, density: 1, trusted: true, bot: false });
  });

  test.each(Object.keys(event))("S000-07 to S000-16: %s is required", (field) => {
    expect(accepts({ [field]: undefined })).toBe(false);
    expect(accepts({ [field]: null })).toBe(false);
  });

  test.each([
    ["S000-08: another type", { type: "tap" }],
    ["S000-08: a type in capitals", { type: "CLICK" }],
    ["S000-09: an empty page", { page: "" }],
    ["R 61: a page with a query", { page: "/a?token=1" }],
    ["R 61: a page with a fragment", { page: "/a#b" }],
    ["a page that is an address", { page: "https://shop.example/a" }],
    ["a page that is too long", { page: `/${"a".repeat(2048)}` }],
    ["S000-10: an empty selector", { selector: "" }],
    ["S000-11: coordinates as text", { x: "1" }],
    ["R 59: coordinates beyond any page", { y: 1_000_001 }],
    ["S000-12: a viewport of nothing", { vw: 0 }],
    ["S000-12: a negative viewport", { vh: -1 }],
    ["S000-13: a negative density", { density: -0.1 }],
    ["S000-13: a density beyond measure", { density: 1_000_001 }],
    ["S000-16: a time without a zone", { ts: "2026-11-21T08:30:00" }],
    ["NUL in a text", { selector: "a\0" }],
    ["a lone surrogate", { sessionId: "\ud800" }],
    ["S000-19: a referrer that is no web address", { referrer: "javascript:alert(1)" }],
    ["a fraction outside of its box", { fraction: { x: 1.1, y: 0 } }],
    ["a userId that is too long", { userId: "u".repeat(129) }],
  ])("refuses %s", (_, changes) => {
    expect(accepts(changes)).toBe(false);
  });

  test.each([
    ["S000-10: XPath", { selector: "//div[1]" }],
    ["S000-15: a user", { userId: "u" }],
    ["S000-19: a referrer", { referrer: "https://search.example/?q=1" }],
    ["a page of 2,048 characters", { page: `/${"a".repeat(2047)}` }],
    ["a page in any script", { page: "/harga/日本語/🙂" }],
    ["an equal tenant", { tenantId: event.eventId }],
    ["a density of nothing", { density: 0 }],
    [
      "all the rest",
      { device: { dpr: 2 }, anchor: { kind: "fixed" }, box: { x: 0, y: 0, width: 1, height: 1 } },
    ],
  ])("takes %s", (_, changes) => {
    expect(accepts(changes)).toBe(true);
  });

  test("leaves out fields that it does not know", () => {
    expect(HeatmapEvent.parse({ ...event, password: "x" })).not.toHaveProperty("password");
  });
});

describe("HeatmapEventBatch", () => {
  const batchOf = (count: number) => Array.from({ length: count }, () => event);

  test("S000-34: is a list, or an object with one", () => {
    expect(HeatmapEventBatch.safeParse(batchOf(1)).success).toBe(true);
    expect(HeatmapEventBatch.safeParse({ events: batchOf(1) }).success).toBe(true);
    expect(HeatmapEventBatch.safeParse({ event }).success).toBe(false);
  });

  test.each([
    [0, false],
    [1, true],
    [500, true],
    [501, false],
  ])("S000-35: of %i events: %s", (count, expected) => {
    expect(HeatmapEventBatch.safeParse(batchOf(count)).success).toBe(expected);
  });
});

describe("queries", () => {
  test("have their defaults", () => {
    expect(ListQuery.parse({})).toEqual({ limit: 50, bots: "include" });
    expect(StatsQuery.parse({})).toEqual({ top: 10, bots: "include" });
  });

  test.each(["0", "501", "1.5", "", "many"])("R 61: a list of %j is refused, not clamped", (limit) => {
    expect(ListQuery.safeParse({ limit }).success).toBe(false);
  });

  test("a width without a figure is refused, not taken for 0", () => {
    expect(StatsQuery.safeParse({ vwMax: "" }).success).toBe(false);
  });

  test.each(["0", "101", "-1"])("S000-44: the top %j is refused", (top) => {
    expect(StatsQuery.safeParse({ top }).success).toBe(false);
  });
});

describe("endpoints", () => {
  test("S001-05: are the six documented ones and their companions, each listed once", () => {
    const routes = heatmapEndpoints.map(
      ({ method, path }) => `${method} ${path.replace("/api/analytics/heatmap", "")}`,
    );
    expect(routes).toEqual(
      expect.arrayContaining([
        "POST /events",
        "POST /bulk",
        "GET /events",
        "GET /stats",
        "GET /export",
        "DELETE /events/:id",
      ]),
    );
    expect(new Set(routes).size).toBe(routes.length);
    expect(new Set(heatmapEndpoints.map(({ id }) => id)).size).toBe(routes.length);
  });

  test("S000-62: readers read, writers write, admins delete", () => {
    const needed = { GET: "reader", POST: "writer", DELETE: "admin" };
    for (const { id, method, role, auth } of heatmapEndpoints) {
      // Part of writing: a page asks whether it shall.
      if (id === "heatmap.outlines.wanted") continue;
      expect([method, role]).toEqual([method, needed[method]]);
      expect(auth).toBe(method === "POST" ? "ingest" : "bearer");
    }
  });

  test("S000-68: an error has code, message and requestId, and perhaps details", () => {
    expect(Object.keys(ErrorResponse.shape).sort()).toEqual(["code", "details", "message", "requestId"]);
    expect(ErrorResponse.safeParse({ code: "A", message: "b", requestId: "c" }).success).toBe(true);
    expect(ErrorResponse.safeParse({ code: "A", message: "b" }).success).toBe(false);
  });
});
