import { IsoTime, numberBetween, text, Uuid } from "@titik/contract";
import { z } from "zod";
import { Page } from "./schemas.ts";
import { BAND_NAMES } from "./width-bands.ts";

/** Bytes of UTF-8 after inflating. */
export const MAX_SNAPSHOT_BYTES = 524_288;
export const MAX_IMAGE_BYTES = 737_280;
const IMAGE_CHARACTERS = (MAX_IMAGE_BYTES / 3) * 4;

const Release = text(128).optional().describe("Version of the page; left out where it states none.");
const WindowWidth = z
  .number()
  .gt(0)
  .max(1e6)
  .describe("Width of the window, CSS pixels: decides the range of widths.");

export const SnapshotQuery = z.object({
  page: Page,
  vw: z.coerce.number().gt(0).max(1e6).describe("Width of the window, CSS pixels."),
  release: Release,
});
export type SnapshotQuery = z.output<typeof SnapshotQuery>;

export const SnapshotWanted = z.object({
  wanted: z
    .boolean()
    .describe(
      "True for one caller at a time while there is no snapshot of this version and range of widths.",
    ),
});

export const Snapshot = z.object({
  page: Page,
  release: Release,
  vw: WindowWidth,
  height: numberBetween(1, 1e6).describe("Height of the document, CSS pixels."),
  html: z
    .string()
    .min(1)
    .max(MAX_SNAPSHOT_BYTES)
    .describe(
      "The page with its style sheets in it and its texts masked; at most 512 KiB of UTF-8. Cleaned by an allow-list.",
    ),
});
export type Snapshot = z.output<typeof Snapshot>;

export const SnapshotStored = z.object({
  stored: z
    .boolean()
    .describe("False where one is there that stands: a fresh, pinned or rejected one, or 1,000 others."),
});

export const PictureParams = z.object({ id: Uuid, pictureId: Uuid });
export const PicturesParams = z.object({ id: Uuid });

const Band = z.enum(BAND_NAMES).describe("Range of window widths: 1,024 px and up, 600 px and up, narrower.");

export const PicturesQuery = z.object({
  page: Page,
  band: Band.optional(),
});
export type PicturesQuery = z.output<typeof PicturesQuery>;

export const PictureState = z
  .enum(["shown", "rejected", "pinned"])
  .describe(
    "`pinned`: kept and preferred, whatever comes later. `rejected`: its content is gone, and none like it is asked for.",
  );
export type PictureState = z.output<typeof PictureState>;

export const Picture = z.object({
  id: Uuid,
  kind: z.enum(["snapshot", "image"]),
  page: Page,
  band: Band,
  release: text(128).nullable().describe("Null where the page states none, and for an image."),
  state: PictureState,
  width: z.int().min(1).describe("Of a snapshot the window's, CSS pixels; of an image its own, pixels."),
  height: z.int().min(1),
  madeAt: IsoTime,
  contentUrl: z.string().nullable().describe("Where it is; null once it is rejected."),
});
export type Picture = z.output<typeof Picture>;

export const PictureList = z.object({ data: z.array(Picture).describe("Newest first.") });

export const NewImage = z.object({
  page: Page,
  band: Band,
  data: z
    .string()
    .regex(new RegExp(`^[A-Za-z0-9+/]{4,${IMAGE_CHARACTERS}}={0,2}$`), {
      error: "must be base64 of at most 720 KiB",
    })
    .describe("A PNG, JPEG or WebP of at most 720 KiB in base64; known by its own bytes."),
});
export type NewImage = z.output<typeof NewImage>;

export const PictureChanges = z.object({ state: PictureState });
export const PictureDeleted = z.object({ success: z.literal(true) });
