import { describe, expect, test } from "vitest";
import { SPOT_TABLES } from "../../../src/heat/colour-ramp.ts";
import { densityField, type SparseGrid } from "../../../src/heat/density-field.ts";
import { gaussianBlur } from "../../../src/heat/gaussian-blur.ts";
import { heatImage } from "../../../src/heat/heat-image.ts";
import { heatCeiling, rampPosition, valueAtRamp } from "../../../src/heat/heat-scale.ts";

const grid = (...cells: [column: number, row: number, count: number][]): SparseGrid => ({
  cell: 8,
  cells: cells.map(([column, row, count]) => [column, row, count, count]),
});

describe("the density field", () => {
  test("has a cell for every started 8 px of the frame", () => {
    expect(densityField([grid()], 1366, 801)).toMatchObject({ columns: 171, rows: 101 });
  });

  test("adds the document's and the viewport's clicks and leaves out what lies outside the frame", () => {
    const field = densityField([grid([1, 0, 3], [-1, 0, 9], [2, 5, 9]), grid([1, 0, 4], [9, 1, 9])], 24, 16);
    expect([...field.values]).toEqual([0, 7, 0, 0, 0, 0]);
  });

  test("refuses grids of different cell sizes", () => {
    expect(() => densityField([grid(), { cell: 16, cells: [] }], 80, 80)).toThrow("cannot be added");
  });
});

describe("the blur", () => {
  const at = (values: Float32Array, column: number, row: number) => values[row * 41 + column];

  test("leaves a single click as one click at its place, and falls off alike in all directions", () => {
    const { values } = gaussianBlur(densityField([grid([20, 20, 1])], 41 * 8, 41 * 8));
    expect(at(values, 20, 20)).toBeCloseTo(1, 6);
    for (const [column, row] of [
      [23, 20],
      [17, 20],
      [20, 23],
      [20, 17],
    ] as const) {
      expect(at(values, column, row)).toBeCloseTo(Math.exp(-((3 * 8) ** 2) / (2 * 17 ** 2)), 5);
    }
  });

  test("is nothing from 65 px on: heat does not reach where nobody clicked", () => {
    const { values } = gaussianBlur(densityField([grid([20, 20, 1000])], 41 * 8, 41 * 8));
    expect(at(values, 29, 20)).toBe(0);
    expect(at(values, 20, 11)).toBe(0);
  });

  test("adds up neighbours", () => {
    const { values } = gaussianBlur(densityField([grid([20, 20, 2], [20, 20, 3])], 41 * 8, 41 * 8));
    expect(at(values, 20, 20)).toBeCloseTo(5, 5);
  });
});

describe("the scale", () => {
  test("one runaway spot does not darken the rest", () => {
    const cells = Array.from({ length: 1000 }, (_, i): [number, number, number] => [i, 0, 10 + (i % 7)]);
    const field = densityField([grid(...cells, [500, 0, 500])], 8000, 8);
    expect(heatCeiling(field)).toBeLessThan(20);
    expect(heatCeiling(field)).toBeGreaterThanOrEqual(16);
  });

  test("an empty field has no ceiling and stays at the ramp's cold end", () => {
    expect(heatCeiling(densityField([grid()], 80, 80))).toBe(0);
    expect(rampPosition(0, 0)).toBe(0);
  });

  test("goes by the square root, and the legend inverts it", () => {
    expect(rampPosition(25, 100)).toBe(0.5);
    expect(rampPosition(400, 100)).toBe(1);
    expect(valueAtRamp(0.5, 100)).toBe(25);
  });
});

describe("the picture", () => {
  const alphaAt = (image: ReturnType<typeof heatImage>, x: number, y: number) =>
    image.pixels[(Math.floor(y / 8) * image.columns + Math.floor(x / 8)) * 4 + 3] ?? 0;

  test("is hottest in the cell that was clicked and clear away from all clicks", () => {
    const image = heatImage([grid([40, 60, 12]), grid([100, 2, 12])], 1280, 4000);
    expect(alphaAt(image, 324, 484)).toBe(224);
    expect(alphaAt(image, 804, 20)).toBe(224);
    expect(alphaAt(image, 324, 20)).toBe(0);
    expect(alphaAt(image, 640, 3000)).toBe(0);
    const hottest = (60 * image.columns + 40) * 4;
    expect([...image.pixels.subarray(hottest, hottest + 3)]).toEqual([
      ...SPOT_TABLES.inferno.subarray(255 * 4, 255 * 4 + 3),
    ]);
  });

  test("is redrawn within 50 ms of the processor however many clicks it holds: 1280 × 6000 px with every cell lit", () => {
    const everyCell: SparseGrid = {
      cell: 8,
      cells: Array.from({ length: 160 * 750 }, (_, i) => [i % 160, Math.floor(i / 160), 9, 9] as const),
    };
    // The first ones are compiled meanwhile, and other suites load the machine: it is as fast as its best try.
    const times = Array.from({ length: 12 }, () => {
      const start = process.cpuUsage();
      expect(heatImage([everyCell], 1280, 6000).pixels).toHaveLength(160 * 750 * 4);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    });
    expect(Math.min(...times)).toBeLessThan(50);
  });
});
