import { expect, test } from "vitest";
import { attentionParts, attentionPixels } from "../../../src/heat/attention.ts";

const STEPS = [
  { depth: 0, seconds: 40 },
  { depth: 100, seconds: 40 },
  { depth: 200, seconds: 20 },
  { depth: 300, seconds: 0 },
];

test("parts tell the mean time a session, the longest one is whole", () => {
  expect(attentionParts(STEPS, 100, 10, 200)).toEqual([
    { from: 0, to: 200, seconds: 4, share: 1 },
    { from: 200, to: 400, seconds: 1, share: 0.25 },
  ]);
});

test("the page is brightest where it was longest in view, without edges between the steps", () => {
  const { rows, pixels } = attentionPixels(STEPS, 100, 400);
  expect(rows).toBe(50);
  const brightness = (y: number) => {
    const at = Math.floor(y / 8) * 4;
    return (pixels[at] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[at + 2] ?? 0);
  };
  expect(brightness(100)).toBeGreaterThan(brightness(204));
  expect(brightness(204)).toBeGreaterThan(brightness(252));
  expect(brightness(252)).toBeGreaterThan(brightness(380));
});

test("nobody's attention is no division by zero", () => {
  expect(attentionParts([], 100, 0)).toEqual([]);
  expect(attentionPixels([], 100, 80).pixels.some(Number.isNaN)).toBe(false);
});
