import { expect, test } from "vitest";
import { createRageCount } from "../src/more/rage-click.ts";
import { isSampled } from "../src/session.ts";
import { createUuidV7 } from "../src/uuid-v7.ts";

/** Numbers below 1 whose last bits are spread evenly over `count` calls. */
const evenly = (count: number) => {
  let call = 0;
  return () => (call++ / count) * 2 ** -20;
};

const click = (x: number, at: number) => ({ x, y: 0, at });

test("the third click within 30 px and a second is one of rage; then counting begins anew", () => {
  const isRage = createRageCount();
  const clicks = [
    click(0, 0),
    click(10, 300),
    click(20, 600),
    click(20, 700),
    click(20, 800),
    click(20, 900),
  ];
  expect(clicks.map(isRage)).toEqual([false, false, true, false, false, true]);
});

test("clicks further apart, in space or in time, are not", () => {
  const apart = createRageCount();
  expect([click(0, 0), click(31, 100), click(62, 200)].map(apart)).toEqual([false, false, false]);
  const slow = createRageCount();
  expect([click(0, 0), click(0, 600), click(0, 1_200), click(0, 1_800)].map(slow)).toEqual(
    Array.from({ length: 4 }, () => false),
  );
});

test("a session is sampled by its id: always the same ones, in the share that was asked for", () => {
  const newId = createUuidV7({ now: () => Date.UTC(2026, 10, 21), random: evenly(2_000) });
  const ids = Array.from({ length: 2_000 }, newId);
  expect(ids.filter((id) => isSampled(id, 1))).toHaveLength(2_000);
  expect(ids.filter((id) => isSampled(id, 0))).toHaveLength(0);
  expect(ids.filter((id) => isSampled(id, 0.25))).toHaveLength(500);
});
