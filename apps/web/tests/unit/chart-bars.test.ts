import { expect, test } from "vitest";
import { axisTop, chartBars } from "../../app/(titik)/dashboard/[project]/overview/chart-bars.ts";

const counted = { events: 0, clicks: 0, sessions: 0, visitors: 0 };

test("every step of the range has a bar, with what lay there before", () => {
  const bars = chartBars({
    range: { from: "2026-11-20T00:30:00.000Z", to: "2026-11-20T04:30:00.000Z" },
    totals: counted,
    previous: counted,
    received: { total: 6, used: 6, bots: 0, duplicates: 0, refused: 0, limited: 0 },
    step: 3600,
    series: [{ at: "2026-11-20T02:00:00.000Z", clicks: 3, hovers: 2, scrolls: 1, sessions: 2 }],
    previousSeries: [{ at: "2026-11-20T03:00:00.000Z", events: 7 }],
    bands: { desktop: 0, tablet: 0, phone: 0 },
    sources: [],
  });
  expect(bars.map(({ clicks, others, before }) => [clicks, others, before])).toEqual([
    [0, 0, 0],
    [0, 0, 0],
    [3, 3, 0],
    [0, 0, 7],
    [0, 0, 0],
  ]);
  expect(bars[0]?.at.toISOString()).toBe("2026-11-20T00:00:00.000Z");
});

test.each([
  [0, 1],
  [3, 3],
  [6, 8],
  [81, 100],
  [412_380, 500_000],
])("an axis for %d ends at %d", (value, top) => {
  expect(axisTop(value)).toBe(top);
});
