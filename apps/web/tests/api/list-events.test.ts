import { createHeatmapBatch, ErrorResponse, ListResponse, listHeatmapEvents } from "@titik/heatmap-schema";
import { beforeAll, describe, expect, test } from "vitest";
import { caller, freshTenant, newEvent, openDatabase } from "../support/stack.ts";

const connection = openDatabase();
const api = caller();
const path = listHeatmapEvents.path;
const START = Date.now() - 3_600_000;
const at = (minute: number) => new Date(START + minute * 60_000).toISOString();

const events = Array.from({ length: 24 }, (_, index) =>
  newEvent({
    page: index % 2 ? "/a" : "/b",
    type: (["click", "hover", "scroll"] as const)[index % 3] ?? "click",
    sessionId: `s${index % 4}`,
    // Pairs share a moment, so that the order must fall back on the id.
    ts: at(Math.floor(index / 2)),
  }),
);
let tenant: Awaited<ReturnType<typeof freshTenant>>;
beforeAll(async () => {
  tenant = await freshTenant(connection);
  await api.post(createHeatmapBatch.path).set(tenant.as.writer).send(events).expect(201);
});

const list = (query: Record<string, string | number>) => api.get(path).query(query).set(tenant.as.reader);
const ids = (body: unknown) => ListResponse.parse(body).data.map(({ eventId }) => eventId);
const newestFirst = [...events]
  .sort((a, b) => (a.ts === b.ts ? (a.eventId < b.eventId ? 1 : -1) : a.ts < b.ts ? 1 : -1))
  .map(({ eventId }) => eventId);

describe("S000-38: filters", () => {
  const cases: [string, Record<string, string>, (event: (typeof events)[number]) => boolean][] = [
    ["page", { page: "/a" }, (event) => event.page === "/a"],
    ["type", { type: "hover" }, (event) => event.type === "hover"],
    ["sessionId", { sessionId: "s1" }, (event) => event.sessionId === "s1"],
    ["from, included", { from: at(6) }, (event) => event.ts >= at(6)],
    ["to, excluded", { to: at(6) }, (event) => event.ts < at(6)],
    [
      "all at once",
      { page: "/a", type: "scroll", sessionId: "s1", from: at(1), to: at(11) },
      (event) =>
        event.page === "/a" &&
        event.type === "scroll" &&
        event.sessionId === "s1" &&
        event.ts >= at(1) &&
        event.ts < at(11),
    ],
  ];
  test.each(cases)("%s narrows the list to what it names", async (_name, query, matches) => {
    const expected = events.filter(matches).map(({ eventId }) => eventId);
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(events.length);
    const answer = await list(query).expect(200);
    expect(ids(answer.body).sort()).toEqual(expected.sort());
    expect(answer.body.nextCursor).toBeNull();
  });
});

describe("S000-39: limit and cursor", () => {
  test("walking with limit=1 visits every event once, newest first, while new ones arrive", async () => {
    const visited: string[] = [];
    let cursor: string | null = null;
    do {
      const { body }: { body: unknown } = await list(
        cursor === null ? { limit: 1 } : { limit: 1, cursor },
      ).expect(200);
      visited.push(...ids(body));
      cursor = ListResponse.parse(body).nextCursor;
      if (visited.length === 5) {
        await api.post(createHeatmapBatch.path).set(tenant.as.writer).send([newEvent()]).expect(201);
      }
    } while (cursor !== null);
    expect(visited).toEqual(newestFirst);
  });

  test("the limit may change on the way", async () => {
    const first = await list({ limit: 10, to: at(12) }).expect(200);
    const rest = await list({ limit: 500, to: at(12), cursor: first.body.nextCursor }).expect(200);
    expect([...ids(first.body), ...ids(rest.body)]).toEqual(newestFirst);
  });

  test.each([["0"], ["501"], ["1.5"], ["ten"], [""]])("limit=%s is a 400", async (limit) => {
    ErrorResponse.parse((await list({ limit }).expect(400)).body);
  });

  test("no cursor of ours is a 400, one of other filters a 422", async () => {
    await list({ cursor: "%20" }).expect(400);
    await list({ cursor: "abc" }).expect(400);
    await list({ cursor: Buffer.from("1 2 3").toString("base64url") }).expect(400);
    const first = await list({ limit: 1, page: "/a" }).expect(200);
    await list({ limit: 1, page: "/b", cursor: first.body.nextCursor }).expect(422);
  });
});

test("S000-69: from later than to is a 422", async () => {
  const answer = await list({ from: at(2), to: at(1) }).expect(422);
  expect(ErrorResponse.parse(answer.body)).toMatchObject({ details: [{ field: "from" }] });
});

test("a parameter given twice is a 400", async () => {
  await api.get(`${path}?page=/a&page=/b`).set(tenant.as.reader).expect(400);
});

test("S000-25: another tenant sees none of it", async () => {
  const other = await freshTenant(connection);
  const answer = await api.get(path).set(other.as.admin).expect(200);
  expect(ids(answer.body)).toEqual([]);
});
