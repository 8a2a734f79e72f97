import { randomUUIDv7 } from "node:crypto";
import { AppError, type ReplyOf } from "@titik/contract";
import { pagePictures, withTenant } from "@titik/db";
import { MAX_IMAGE_BYTES, type NewImage, type uploadPicture } from "@titik/heatmap-schema";
import { count, eq } from "drizzle-orm";
import type { ActorContext } from "../context.ts";
import { writeAudit } from "../write-audit.ts";
import { PICTURE_COLUMNS, PICTURE_KEY, pageHash, toPicture } from "./picture-row.ts";
import { readImageSize } from "./read-image-size.ts";
import { MOST_PICTURES } from "./snapshot-desk.ts";

/**
 * Stores an image of a page, in place of the one before. Throws `unprocessable` for what is no PNG, JPEG or WebP,
 * for more than 720 KiB, and where the project has 1,000 pictures.
 */
export async function uploadImage(
  context: ActorContext,
  { page, band, data }: NewImage,
): Promise<ReplyOf<typeof uploadPicture>> {
  const { tenantId } = context;
  const body = Buffer.from(data, "base64");
  if (body.length > MAX_IMAGE_BYTES) throw new AppError("unprocessable", "The image is larger than 720 KiB.");
  const content = {
    ...readImageSize(body),
    id: randomUUIDv7(),
    state: "shown" as const,
    body,
    madeAt: context.now(),
  };
  return withTenant(context.db, tenantId, async (tx) => {
    const [counted] = await tx
      .select({ pictures: count() })
      .from(pagePictures)
      .where(eq(pagePictures.tenantId, tenantId));
    if ((counted?.pictures ?? 0) >= MOST_PICTURES) {
      throw new AppError("unprocessable", `A project keeps at most ${MOST_PICTURES} pictures.`);
    }
    const [row] = await tx
      .insert(pagePictures)
      .values({ ...content, tenantId, pageHash: pageHash(page), band, kind: "image", release: "", page })
      .onConflictDoUpdate({
        target: PICTURE_KEY,
        set: content,
      })
      .returning(PICTURE_COLUMNS);
    if (row === undefined) throw new Error("an upsert answered no row");
    await writeAudit(tx, context, "picture.uploaded", row.id, { page, band });
    return { status: 201, body: toPicture(tenantId, row) };
  });
}
