import { expect, test } from "vitest";
import { rangeTimes, timeRange } from "../../src/queries/time-range.ts";

const now = new Date("2026-11-21T10:20:30.400Z");
const day = (text: string) => new Date(`${text}T00:00:00Z`);

test("a preset ends now", () => {
  expect(rangeTimes({ preset: "24h" }, now)).toEqual({
    from: "2026-11-20T10:20:30.400Z",
    to: "2026-11-21T10:20:30.400Z",
  });
});

test("two days include all of the last one, in UTC, whichever comes first", () => {
  const november = { from: "2026-11-14T00:00:00.000Z", to: "2026-11-21T00:00:00.000Z" };
  expect(rangeTimes({ from: day("2026-11-14"), to: day("2026-11-20") }, now)).toEqual(november);
  expect(rangeTimes({ from: day("2026-11-20"), to: day("2026-11-14") }, now)).toEqual(november);
});

test("one day alone is not a range: the preset stays", () => {
  expect(timeRange({ range: "30d", from: day("2026-11-14"), to: null })).toEqual({ preset: "30d" });
});
