import { randomUUIDv7 } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { AppError, type ReplyOf } from "@titik/contract";
import { pagePictures, withTenant } from "@titik/db";
import { type createHeatmapSnapshot, MAX_SNAPSHOT_BYTES, type Snapshot } from "@titik/heatmap-schema";
import { eq } from "drizzle-orm";
import type { TenantContext } from "../context.ts";
import { bandOf, PICTURE_KEY, pageHash } from "./picture-row.ts";
import { sanitizePage } from "./sanitize-page.ts";
import { isSnapshotSettled } from "./snapshot-desk.ts";

const compress = promisify(gzip);

/**
 * Stores what a page looks like, cleaned, unless one is there that stands. Throws `validation` for more than
 * 512 KiB, `unprocessable` for HTML that cannot be made safe.
 */
export async function storeSnapshot(
  context: TenantContext,
  snapshot: Snapshot,
): Promise<ReplyOf<typeof createHeatmapSnapshot>> {
  const { page, vw, height, release = "", html } = snapshot;
  if (Buffer.byteLength(html) > MAX_SNAPSHOT_BYTES) {
    throw new AppError("validation", "The snapshot is larger than 512 KiB.", {
      details: [{ field: "html", message: "is larger than 512 KiB" }],
    });
  }
  // First: cleaning costs more than asking.
  if (await isSnapshotSettled(context, context.tenantId, snapshot))
    return { status: 200, body: { stored: false } };
  const content = {
    id: randomUUIDv7(),
    mediaType: "text/html",
    body: await compress(sanitizePage(html)),
    width: Math.round(vw),
    height: Math.round(height),
    madeAt: context.now(),
  };
  const rows = await withTenant(context.db, context.tenantId, (tx) =>
    tx
      .insert(pagePictures)
      .values({
        ...content,
        tenantId: context.tenantId,
        pageHash: pageHash(page),
        band: bandOf(vw),
        kind: "snapshot",
        release,
        page,
        state: "shown",
      })
      .onConflictDoUpdate({
        target: PICTURE_KEY,
        set: content,
        setWhere: eq(pagePictures.state, "shown"),
      })
      .returning({ id: pagePictures.id }),
  );
  return rows.length > 0 ? { status: 201, body: { stored: true } } : { status: 200, body: { stored: false } };
}
