import { expect, test } from "vitest";
import { MAX_RETRIES, nextAttempt } from "../src/next-attempt.ts";

const now = new Date("2026-11-22T00:00:00Z");
const pause = (attempts: number, random: number, retryAfter?: string) => {
  const at = nextAttempt({ attempts, now, random, retryAfter });
  return at === null ? null : at.getTime() - now.getTime();
};
const DAY = 86_400_000;

test("S000-75: ten retries, each gap longer than the one before whatever the jitter, over three days or more", () => {
  const attempts = Array.from({ length: MAX_RETRIES }, (_, index) => index + 1);
  const shortest = attempts.map((attempt) => pause(attempt, 0) ?? 0);
  const longest = attempts.map((attempt) => pause(attempt, 1 - 1e-9) ?? 0);
  for (let index = 1; index < MAX_RETRIES; index += 1)
    expect(shortest[index]).toBeGreaterThan(longest[index - 1] ?? 0);
  const sum = (gaps: number[]) => gaps.reduce((total, gap) => total + gap, 0);
  expect(sum(shortest)).toBeGreaterThan(3 * DAY);
  expect(sum(longest)).toBeLessThan(5 * DAY);
  expect(pause(MAX_RETRIES + 1, 0.5)).toBeNull();
});

test("the jitter is 20 % to both sides", () => {
  expect([0, 0.5, 1 - 1e-9].map((random) => pause(1, random))).toEqual([9_600, 12_000, 14_400]);
});

test("Retry-After lengthens a gap, by seconds or a date, up to a day, and never shortens it", () => {
  expect(pause(1, 0.5, "60")).toBe(60_000);
  expect(pause(1, 0.5, "Sun, 22 Nov 2026 00:02:00 GMT")).toBe(120_000);
  expect(pause(1, 0.5, "99999999")).toBe(DAY);
  for (const value of ["0", "1", "-5", "soon", "", "Sun, 22 Nov 2020 00:00:00 GMT"])
    expect(pause(1, 0.5, value)).toBe(12_000);
});
