import { describe, expect, test } from "vitest";
import { matchesPattern } from "../../../app/(titik)/dashboard/[project]/heatmap/page-pattern.ts";
import {
  elementAt,
  placeElements,
} from "../../../app/(titik)/dashboard/[project]/heatmap/use-placed-elements.ts";
import { countAround } from "../../../src/heat/spot.ts";
import { en } from "../../../src/messages/en.ts";

test("a spot counts the cells within 24 px, of every grid", () => {
  const cells: [number, number, number, number][] = [
    [10, 10, 3, 3],
    [12, 10, 2, 2],
    [14, 10, 8, 8],
  ];
  expect(countAround([{ cell: 8, cells }], 84, 84)).toBe(5);
  expect(
    countAround(
      [
        { cell: 8, cells },
        { cell: 8, cells: [[10, 10, 1, 1]] },
      ],
      84,
      84,
    ),
  ).toBe(6);
});

describe("elements at their places", () => {
  const element = (
    selector: string,
    box: { x: number; y: number; width: number; height: number } | null,
  ) => ({
    page: "/",
    selector,
    events: 5,
    sessions: 2,
    rage: 0,
    dead: 0,
    fixed: false,
    box,
    fingerprint: null,
  });
  const placed = placeElements(
    {
      total: 3,
      events: 20,
      data: [
        element(".card", { x: 0, y: 0, width: 300, height: 300 }),
        element(".card button", { x: 100, y: 100, width: 80, height: 30 }),
        element(".gone", null),
      ],
    },
    {
      frame: { height: null, document: null, image: null },
      drawnPage: "/pricing",
      read: null,
      kinds: en.elements.kinds,
    },
  );

  test("of a page that cannot be read they stand where they were last seen, with their share of all events", () => {
    expect(placed[1]).toMatchObject({ rank: 2, name: ".card button", share: 0.25 });
    expect(placed[1]?.box).toEqual({ left: 100, top: 100, width: 80, height: 30 });
    expect(placed[2]?.box).toBeNull();
  });

  test("the innermost element under the pointer is meant", () => {
    expect(elementAt(placed, 120, 110)?.selector).toBe(".card button");
    expect(elementAt(placed, 20, 20)?.selector).toBe(".card");
    expect(elementAt(placed, 180, 110)?.selector).toBe(".card");
    expect(elementAt(placed, 400, 20)).toBeNull();
  });
});

test.each([
  ["/products/1", "/products/*", true],
  ["/products/", "/products/*", true],
  ["/product", "/products/*", false],
  ["/a/1/b", "/a/*/b", true],
  ["/a/b", "/a/*/b", false],
  ["/a/1/c", "/a/*/b", false],
  ["/x", "*", true],
  ["/ab", "/*ab*ab*", false],
  ["/ab", "/a*ab", false],
  ["/a.b", "/a.b", true],
])("%s is of the form %s: %s", (page, pattern, matches) => {
  expect(matchesPattern(page, pattern)).toBe(matches);
});
