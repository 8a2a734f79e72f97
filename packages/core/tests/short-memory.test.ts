import { expect, test, vi } from "vitest";
import { ShortMemory } from "../src/index.ts";

function memory(most = 10) {
  const clock = { now: 0 };
  return { clock, kept: new ShortMemory<string>({ lifetime: 5_000, most, now: () => clock.now }) };
}

test("a found value is asked for once in its lifetime, also by calls that come together", async () => {
  const { clock, kept } = memory();
  const find = vi.fn(async () => "found");
  expect(await Promise.all([kept.get("a", find), kept.get("a", find)])).toEqual(["found", "found"]);
  clock.now = 4_999;
  await kept.get("a", find);
  expect(find).toHaveBeenCalledTimes(1);
  clock.now = 5_000;
  await kept.get("a", find);
  expect(find).toHaveBeenCalledTimes(2);
});

test("what was not found, or could not be asked for, is asked for again", async () => {
  const { kept } = memory();
  const find = vi
    .fn<() => Promise<string | null>>()
    .mockResolvedValueOnce(null)
    .mockRejectedValueOnce(new Error("out"))
    .mockResolvedValue("found");
  expect(await kept.get("a", find)).toBeNull();
  await expect(kept.get("a", find)).rejects.toThrow("out");
  expect(await kept.get("a", find)).toBe("found");
});

test("an answer that was under way when something changed is not kept", async () => {
  const { kept } = memory();
  const before = Promise.withResolvers<string>();
  const late = kept.get("a", () => before.promise);
  kept.forget();
  before.resolve("before");
  expect(await late).toBe("before");
  expect(await kept.get("a", async () => "after")).toBe("after");
  expect(await kept.get("a", async () => "never asked")).toBe("after");
});

test("it holds no more than it was allowed", async () => {
  const { kept } = memory(2);
  for (const key of ["a", "b", "c"]) await kept.get(key, async () => key);
  expect(await kept.get("c", async () => "again")).toBe("c");
  expect(await kept.get("a", async () => "again")).toBe("again");
});
