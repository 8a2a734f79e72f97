import type { Picture } from "@titik/heatmap-schema";
import type { BENEATH, HeatmapView } from "./search-params.ts";

export type BeneathKind = (typeof BENEATH)[number];

/** What the heat is drawn on. */
export type Beneath =
  | { kind: "live"; picture: null }
  | { kind: "snapshot" | "image"; picture: Picture & { contentUrl: string } };

const LIVE: Beneath = { kind: "live", picture: null };

/**
 * The picture of a kind to draw on: a pinned one, else of the release that is asked for, else the newest. `pictures`
 * come newest first.
 */
export function pictureOf(
  kind: "snapshot" | "image",
  pictures: readonly Picture[],
  release: string | null,
): (Picture & { contentUrl: string }) | undefined {
  const shown = pictures.flatMap((picture) =>
    picture.kind === kind && picture.contentUrl !== null
      ? [{ ...picture, contentUrl: picture.contentUrl }]
      : [],
  );
  return (
    shown.find(({ state }) => state === "pinned") ??
    shown.find((picture) => release !== null && picture.release === release) ??
    shown[0]
  );
}

/** What the viewer chose where it is there, else a snapshot, an image, the live page. */
export function chooseBeneath(
  pictures: readonly Picture[],
  { beneath, release }: Pick<HeatmapView, "beneath" | "release">,
): Beneath {
  if (beneath === "live") return LIVE;
  const order = beneath === "image" ? (["image", "snapshot"] as const) : (["snapshot", "image"] as const);
  for (const kind of order) {
    const picture = pictureOf(kind, pictures, release);
    if (picture) return { kind, picture };
  }
  return LIVE;
}
