import { describe, expect, test } from "vitest";
import { Cursor, IsoTime, numberBetween, Role, roleCovers, text, Uuid } from "../src/index.ts";

const takes = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe("R 19: roles", () => {
  const rank = { reader: 1, writer: 2, member: 2, admin: 3 };
  const pairs = Role.options.flatMap((held) => Role.options.map((needed) => [held, needed] as const));

  test.each(pairs)("%s against %s goes by rank", (held, needed) => {
    expect(roleCovers(held, needed)).toBe(rank[held] >= rank[needed]);
  });
});

describe("text", () => {
  test.each([
    ["one character", "a", true],
    ["none", "", false],
    ["as many as allowed", "aaaaa", true],
    ["one more", "aaaaaa", false],
    ["five characters outside of the basic plane, counted as five", "🙂🙂🙂🙂🙂", true],
    ["six of them", "🙂🙂🙂🙂🙂🙂", false],
    ["NUL", "a\0b", false],
    ["a lone high surrogate", "a\ud83d", false],
    ["a lone low surrogate", "\ude42a", false],
    ["line breaks", "a\nb\r", true],
    ["a number", 1, false],
    ["nothing", null, false],
  ])("of 1 to 5: %s", (_, value, expected) => {
    expect(takes(text(5), value)).toBe(expected);
  });

  test("of 0 to 5 may be empty", () => {
    expect(takes(text(5, 0), "")).toBe(true);
  });
});

describe("fields", () => {
  test.each([
    ["2026-11-21T08:30:00Z", true],
    ["2026-11-21T08:30:00.123456Z", true],
    ["2026-11-21T08:30:00+07:00", true],
    ["2026-11-21T08:30:00", false],
    ["2026-11-21", false],
    ["2026-02-30T00:00:00Z", false],
    ["yesterday", false],
    ["1795248000000", false],
    ["+275760-09-13T00:00:00.001Z", false],
  ])("S000-16: the time %s: %s", (value, expected) => {
    expect(takes(IsoTime, value)).toBe(expected);
  });

  test.each([
    ["01930000-0000-7000-8000-000000000000", true],
    ["01930000-0000-7000-8000-00000000000", false],
    ["01930000000070008000000000000000", false],
    ["{01930000-0000-7000-8000-000000000000}", false],
    ["1", false],
  ])("S000-07: the id %s: %s", (value, expected) => {
    expect(takes(Uuid, value)).toBe(expected);
  });

  test.each([
    ["abc-_9", true],
    ["", false],
    ["a b", false],
    ["a".repeat(512), true],
    ["a".repeat(513), false],
    ["a'--", false],
  ])("the cursor %j: %s", (value, expected) => {
    expect(takes(Cursor, value)).toBe(expected);
  });

  test.each([
    [-1, true],
    [1, true],
    [1.0001, false],
    [Number.NaN, false],
    [Number.POSITIVE_INFINITY, false],
    ["1", false],
  ])("a number from -1 to 1: %j is %s", (value, expected) => {
    expect(takes(numberBetween(-1, 1), value)).toBe(expected);
  });
});
