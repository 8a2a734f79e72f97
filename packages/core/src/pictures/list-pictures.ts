import type { InputOf, ReplyOf } from "@titik/contract";
import { pagePictures, withTenant } from "@titik/db";
import type { listPictures } from "@titik/heatmap-schema";
import { and, desc, eq } from "drizzle-orm";
import type { TenantContext } from "../context.ts";
import { PICTURE_COLUMNS, pageHash, toPicture } from "./picture-row.ts";

const MOST = 200;

/** A page's pictures, newest first, at most 200. */
export async function listPagePictures(
  { db, tenantId }: TenantContext,
  { page, band }: InputOf<typeof listPictures>["query"],
): Promise<ReplyOf<typeof listPictures>> {
  const rows = await withTenant(db, tenantId, (tx) =>
    tx
      .select(PICTURE_COLUMNS)
      .from(pagePictures)
      .where(
        and(
          eq(pagePictures.tenantId, tenantId),
          eq(pagePictures.pageHash, pageHash(page)),
          band === undefined ? undefined : eq(pagePictures.band, band),
        ),
      )
      .orderBy(desc(pagePictures.madeAt), desc(pagePictures.id))
      .limit(MOST),
  );
  return { status: 200, body: { data: rows.map((row) => toPicture(tenantId, row)) } };
}
