import type { Picture } from "@titik/heatmap-schema";
import { describe, expect, test } from "vitest";
import { chooseBeneath } from "../../app/(titik)/dashboard/[project]/heatmap/choose-beneath.ts";

const picture = (changes: Partial<Picture>): Picture => ({
  id: "01a1fd3a-0340-7800-8000-0000000000c1",
  kind: "snapshot",
  page: "/",
  band: "desktop",
  release: null,
  state: "shown",
  width: 1280,
  height: 2400,
  madeAt: "2026-11-21T08:30:00.000Z",
  contentUrl: "/content",
  ...changes,
});
const newest = picture({ release: "3" });
const older = picture({ release: "2" });
const image = picture({ kind: "image" });
const AUTOMATIC = { beneath: null, release: null };

describe("the heat is drawn on", () => {
  test("the live page where there is no picture, or the only one was rejected", () => {
    const rejected = picture({ state: "rejected", contentUrl: null });
    expect(chooseBeneath([], AUTOMATIC).kind).toBe("live");
    expect(chooseBeneath([rejected], { beneath: "snapshot", release: null }).kind).toBe("live");
  });

  test("a snapshot before an image: a pinned one, else of the release that is asked for, else the newest", () => {
    const pinned = picture({ release: "1", state: "pinned" });
    expect(chooseBeneath([image, newest, older], AUTOMATIC).picture).toEqual(newest);
    expect(chooseBeneath([newest, older], { beneath: null, release: "2" }).picture).toEqual(older);
    expect(chooseBeneath([newest, older, pinned], { beneath: null, release: "2" }).picture).toEqual(pinned);
  });

  test("what the viewer chose, as far as it is there", () => {
    expect(chooseBeneath([newest, image], { beneath: "image", release: null }).picture).toEqual(image);
    expect(chooseBeneath([newest], { beneath: "image", release: null }).picture).toEqual(newest);
    expect(chooseBeneath([newest, image], { beneath: "live", release: null }).picture).toBeNull();
  });
});
