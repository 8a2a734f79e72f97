import { createHash } from "node:crypto";
import { AppError } from "@titik/contract";
import { pagePictures, type Transaction } from "@titik/db";
import { BAND_NAMES, type Picture, WIDTH_BANDS, type WidthBand } from "@titik/heatmap-schema";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";

/** All of a picture but what it shows. */
export const PICTURE_COLUMNS = {
  id: pagePictures.id,
  kind: pagePictures.kind,
  page: pagePictures.page,
  band: pagePictures.band,
  release: pagePictures.release,
  state: pagePictures.state,
  width: pagePictures.width,
  height: pagePictures.height,
  madeAt: pagePictures.madeAt,
};

/** There is one picture of a kind for each version of a page and range of widths. */
export const PICTURE_KEY = [
  pagePictures.tenantId,
  pagePictures.pageHash,
  pagePictures.band,
  pagePictures.kind,
  pagePictures.release,
];

export type PictureRow = Pick<typeof pagePictures.$inferSelect, keyof typeof PICTURE_COLUMNS>;

export const pageHash = (page: string): Buffer => createHash("sha256").update(page).digest();

/** The range of widths that a window of `vw` CSS pixels falls into. */
export const bandOf = (vw: number): WidthBand =>
  BAND_NAMES.find((band) => vw >= (WIDTH_BANDS[band].from ?? 0)) ?? "phone";

export const toPicture = (tenantId: string, row: PictureRow): z.input<typeof Picture> => ({
  ...row,
  release: row.release === "" ? null : row.release,
  madeAt: row.madeAt.toISOString(),
  contentUrl: row.state === "rejected" ? null : `/api/projects/${tenantId}/pictures/${row.id}/content`,
});

export const ownPicture = (tenantId: string, id: string) =>
  and(eq(pagePictures.tenantId, tenantId), eq(pagePictures.id, id));

/** One picture, locked until the transaction ends. Throws `not_found`. */
export async function lockPicture(tx: Transaction, tenantId: string, id: string): Promise<PictureRow> {
  const [row] = await tx
    .select(PICTURE_COLUMNS)
    .from(pagePictures)
    .where(ownPicture(tenantId, id))
    .for("update");
  if (row === undefined) throw noPicture();
  return row;
}

export const noPicture = () => new AppError("not_found", "There is no such picture.");
