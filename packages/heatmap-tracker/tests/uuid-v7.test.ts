import { HeatmapEvent } from "@titik/heatmap-schema";
import { expect, test } from "vitest";
import { createUuidV7 } from "../src/uuid-v7.ts";

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test("an id is a UUIDv7 that holds the moment and passes the API's check", () => {
  const now = Date.UTC(2026, 10, 21, 8, 30);
  for (const random of [() => 0, () => 1 - 2 ** -53, Math.random]) {
    const id = createUuidV7({ now: () => now, random })();
    expect(id).toMatch(FORM);
    expect(Number.parseInt(id.replace("-", "").slice(0, 12), 16)).toBe(now);
    expect(HeatmapEvent.shape.eventId.parse(id)).toBe(id);
  }
});

test("ids rise within a millisecond, beyond its counter, and while the clock falls back", () => {
  let now = Date.UTC(2026, 10, 21);
  const next = createUuidV7({ now: () => now, random: Math.random });
  const ids = Array.from({ length: 10_000 }, (_, index) => {
    if (index === 6_000) now -= 500;
    return next();
  });
  expect(ids.every((id) => FORM.test(id))).toBe(true);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});
