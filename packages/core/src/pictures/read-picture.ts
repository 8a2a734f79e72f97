import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { ReplyOf } from "@titik/contract";
import { pagePictures, withTenant } from "@titik/db";
import type { getPictureContent } from "@titik/heatmap-schema";
import type { TenantContext } from "../context.ts";
import { noPicture, ownPicture } from "./picture-row.ts";

const inflate = promisify(gunzip);
const CACHE = { "cache-control": "private, max-age=300" };

/** What a picture shows: HTML or an image. Throws `not_found` when there is none, or it was rejected. */
export async function readPicture(
  { db, tenantId }: TenantContext,
  id: string,
): Promise<ReplyOf<typeof getPictureContent>> {
  const [row] = await withTenant(db, tenantId, (tx) =>
    tx
      .select({ mediaType: pagePictures.mediaType, body: pagePictures.body })
      .from(pagePictures)
      .where(ownPicture(tenantId, id)),
  );
  if (!row?.body) throw noPicture();
  const { body, mediaType } = row;
  if (mediaType === "text/html") {
    const text = (await inflate(body)).toString("utf8");
    return { status: 200, body: text, headers: { ...CACHE, "content-type": "text/html; charset=utf-8" } };
  }
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(body);
      controller.close();
    },
  });
  return { status: 200, body: stream, headers: { ...CACHE, "content-type": mediaType } };
}
