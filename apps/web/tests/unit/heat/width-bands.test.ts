import { expect, test } from "vitest";
import { busiestBand, eventsOf, widthsOf } from "../../../src/heat/width-bands.ts";

const seen = [
  { vw: 1440, events: 30 },
  { vw: 1280, events: 40 },
  { vw: 1024, events: 5 },
  { vw: 1023, events: 7 },
  { vw: 600, events: 1 },
  { vw: 599.5, events: 2 },
  { vw: 390.2, events: 3 },
  { vw: 390.7, events: 4 },
];

test("bands are phone below 600, tablet to 1023, desktop from 1024 px", () => {
  expect(eventsOf(widthsOf("desktop", seen))).toBe(75);
  expect(eventsOf(widthsOf("tablet", seen))).toBe(8);
  expect(eventsOf(widthsOf("phone", seen))).toBe(9);
});

test("a band's most frequent width comes first, fractions of a pixel together", () => {
  expect(widthsOf("desktop", seen)[0]).toEqual({ vw: 1280, events: 40 });
  expect(widthsOf("phone", seen)[0]).toEqual({ vw: 390, events: 7 });
});

test("the busiest band is the one with most events, desktop when nothing was seen", () => {
  expect(
    busiestBand([
      { vw: 390, events: 9 },
      { vw: 1280, events: 2 },
    ]),
  ).toBe("phone");
  expect(busiestBand([])).toBe("desktop");
});
