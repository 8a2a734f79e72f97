import type { ReplyOf } from "@titik/contract";
import { pagePictures, withTenant } from "@titik/db";
import type { deletePicture } from "@titik/heatmap-schema";
import type { ActorContext } from "../context.ts";
import { writeAudit } from "../write-audit.ts";
import { lockPicture, ownPicture } from "./picture-row.ts";
import type { SnapshotDesk } from "./snapshot-desk.ts";

/** Deletes a picture; a snapshot of that version may then be asked for anew. Throws `not_found`. */
export async function dropPicture(
  context: ActorContext,
  desk: SnapshotDesk,
  id: string,
): Promise<ReplyOf<typeof deletePicture>> {
  const { tenantId } = context;
  await withTenant(context.db, tenantId, async (tx) => {
    const { page, band, kind } = await lockPicture(tx, tenantId, id);
    await tx.delete(pagePictures).where(ownPicture(tenantId, id));
    await writeAudit(tx, context, "picture.deleted", id, { page, band, kind });
  });
  desk.forget();
  return { status: 200, body: { success: true } };
}
