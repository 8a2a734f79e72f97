import { describe, expect, test } from "vitest";
import type { DensityField } from "../../../src/heat/density-field.ts";
import { certaintyOf, changeOf, verdictOf } from "../../../src/heat/difference.ts";
import { DIFFERENCE_COLOURS, differenceImage } from "../../../src/heat/difference-image.ts";

const of = (events: number, total: number) => ({ events, total });

describe("a difference between two shares", () => {
  test("twice the share is one step up, half the share one step down", () => {
    expect(changeOf(of(400, 1000), of(200, 1000))).toBeCloseTo(1, 2);
    expect(changeOf(of(200, 1000), of(400, 1000))).toBeCloseTo(-1, 2);
  });

  test("a side with ten times the visitors and ten times the clicks has changed nothing", () => {
    expect(verdictOf(of(3000, 10_000), of(300, 1000))).toBe("same");
  });

  test("the certainty is that of the test of two proportions", () => {
    // 60 of 100 against 40 of 100: pooled 0.5, spread √(0.25 · 0.02) = 0.0707.
    expect(certaintyOf(of(60, 100), of(40, 100))).toBeCloseTo(0.2 / 0.070_710_68, 5);
  });

  test.each([
    ["fewer than ten events on both sides together", of(7, 100), of(2, 100)],
    ["a change that chance alone brings", of(12, 100), of(9, 100)],
    ["a side without any event at all", of(50, 100), of(0, 0)],
  ])("too little to tell: %s", (_name, now, before) => {
    expect(verdictOf(now, before)).toBe("unclear");
  });

  test("more and less are said where they are sure", () => {
    expect(verdictOf(of(60, 100), of(30, 100))).toBe("more");
    expect(verdictOf(of(30, 100), of(60, 100))).toBe("less");
  });
});

describe("the picture of a difference", () => {
  const field = (values: number[]): DensityField => ({
    cell: 8,
    columns: values.length,
    rows: 1,
    values: Float32Array.from(values),
  });
  const image = differenceImage(field([90, 5, 30, 0]), field([30, 4, 90, 0]), [200, 200]);
  const pixel = (column: number) => [...image.pixels.subarray(column * 4, column * 4 + 4)];

  test("is warm where there is more, cool where there is less, clear where nothing was", () => {
    expect(pixel(0).slice(0, 3)).toEqual([...DIFFERENCE_COLOURS.more]);
    expect(pixel(2).slice(0, 3)).toEqual([...DIFFERENCE_COLOURS.less]);
    expect(pixel(0)[3]).toBeGreaterThan(80);
    expect(pixel(3)).toEqual([0, 0, 0, 0]);
  });

  test("takes no side where there is too little to tell", () => {
    const few = differenceImage(field([5, 5]), field([4, 4]), [200, 200]);
    expect([...few.pixels.subarray(0, 3)]).toEqual([...DIFFERENCE_COLOURS.unclear]);
    expect(few.pixels[7]).toBe(0);
  });
});
