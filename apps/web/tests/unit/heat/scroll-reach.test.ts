import { expect, test } from "vitest";
import { reachMarks, reachPixels, reachShareAt, reachTotal } from "../../../src/heat/scroll-reach.ts";

const steps = [
  { depth: 800, sessions: 100 },
  { depth: 1600, sessions: 60 },
  { depth: 2400, sessions: 20 },
];

test("all shares refer to the sessions that saw the top", () => {
  expect(reachTotal(steps)).toBe(100);
  expect(reachShareAt(steps, 0)).toBe(1);
  expect(reachShareAt(steps, 800)).toBe(1);
  expect(reachShareAt(steps, 801)).toBe(0.6);
  expect(reachShareAt(steps, 2401)).toBe(0);
});

test("a mark names the deepest pixel that its share of the sessions reached, each depth once", () => {
  expect(reachMarks(steps)).toEqual([
    { share: 0.9, depth: 800 },
    { share: 0.5, depth: 1600 },
    { share: 0.1, depth: 2400 },
  ]);
});

test("bands have one row for each 8 px and get colder downwards", () => {
  const { rows, pixels } = reachPixels(steps, 3000);
  expect(rows).toBe(375);
  const red = (y: number) => pixels[Math.floor(y / 8) * 4] ?? 0;
  const brightness = (y: number) => red(y) + (pixels[Math.floor(y / 8) * 4 + 1] ?? 0);
  expect(brightness(400)).toBeGreaterThan(brightness(1200));
  expect(brightness(1200)).toBeGreaterThan(brightness(2000));
  expect(brightness(2000)).toBeGreaterThan(brightness(2800));
});

test("no scrolling gives no marks and no division by zero", () => {
  expect(reachMarks([])).toEqual([]);
  expect(reachShareAt([], 10)).toBe(0);
  expect(reachPixels([], 16).rows).toBe(2);
});
