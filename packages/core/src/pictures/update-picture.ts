import { AppError, type ReplyOf } from "@titik/contract";
import { pagePictures, withTenant } from "@titik/db";
import type { changePicture, PictureState } from "@titik/heatmap-schema";
import type { ActorContext } from "../context.ts";
import { writeAudit } from "../write-audit.ts";
import { lockPicture, ownPicture, toPicture } from "./picture-row.ts";

/**
 * Pins or rejects a picture, or takes a pin back. A rejected one loses its content at once and stays, so that none
 * like it is asked for. Throws `not_found`, and `conflict` for one that was rejected before.
 */
export const updatePicture = (
  context: ActorContext,
  id: string,
  state: PictureState,
): Promise<ReplyOf<typeof changePicture>> =>
  withTenant(context.db, context.tenantId, async (tx) => {
    const { tenantId } = context;
    const before = await lockPicture(tx, tenantId, id);
    if (before.state === "rejected" && state !== "rejected") {
      throw new AppError(
        "conflict",
        "A rejected picture has no content any more. Delete it to have a new one.",
      );
    }
    if (before.state !== state) {
      await tx
        .update(pagePictures)
        .set({ state, ...(state === "rejected" && { body: null }) })
        .where(ownPicture(tenantId, id));
      const { page, band, kind } = before;
      await writeAudit(tx, context, `picture.${state === "shown" ? "unpinned" : state}`, id, {
        page,
        band,
        kind,
      });
    }
    return { status: 200, body: toPicture(tenantId, { ...before, state }) };
  });
