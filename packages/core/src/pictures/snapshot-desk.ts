import { pagePictures, withTenant } from "@titik/db";
import type { SnapshotQuery } from "@titik/heatmap-schema";
import { and, count, eq } from "drizzle-orm";
import type { Services } from "../context.ts";
import { bandOf, pageHash } from "./picture-row.ts";

/** Pictures that a project may have. */
export const MOST_PICTURES = 1_000;
const FRESH_MS = 7 * 86_400_000;
const KNOWN_MS = 300_000;
/** How long whoever was asked may take before another is. */
const ASKED_MS = 60_000;
const MOST_REMEMBERED = 20_000;

export type SnapshotSubject = Pick<SnapshotQuery, "page" | "vw" | "release">;

/**
 * Whether a version of a page needs no snapshot: one was pinned or rejected, or is fresh (of a release for ever,
 * else a week), or the project has as many pictures as it may.
 */
export async function isSnapshotSettled(
  { db, now }: Services,
  tenantId: string,
  { page, vw, release = "" }: SnapshotSubject,
): Promise<boolean> {
  return withTenant(db, tenantId, async (tx) => {
    const [row] = await tx
      .select({ state: pagePictures.state, madeAt: pagePictures.madeAt })
      .from(pagePictures)
      .where(
        and(
          eq(pagePictures.tenantId, tenantId),
          eq(pagePictures.pageHash, pageHash(page)),
          eq(pagePictures.band, bandOf(vw)),
          eq(pagePictures.kind, "snapshot"),
          eq(pagePictures.release, release),
        ),
      );
    if (row !== undefined) {
      return row.state !== "shown" || release !== "" || row.madeAt.getTime() > now().getTime() - FRESH_MS;
    }
    const [counted] = await tx
      .select({ pictures: count() })
      .from(pagePictures)
      .where(eq(pagePictures.tenantId, tenantId));
    return (counted?.pictures ?? 0) >= MOST_PICTURES;
  });
}

/** Hands out the wish for a snapshot to one visitor at a time, and asks the database once in five minutes. */
export class SnapshotDesk {
  readonly #services: Services;
  /** When to ask again, milliseconds; in the order of asking. */
  #settledUntil = new Map<string, number>();

  constructor(services: Services) {
    this.#services = services;
  }

  /** True when the caller shall send a snapshot. */
  async isWanted(tenantId: string, subject: SnapshotSubject): Promise<boolean> {
    const key = JSON.stringify([tenantId, subject.page, bandOf(subject.vw), subject.release ?? ""]);
    const settled = this.#settledUntil;
    const now = this.#services.now().getTime();
    if ((settled.get(key) ?? 0) > now) return false;
    // Before the question, so that whoever comes while it is open is not asked too.
    settled.delete(key);
    settled.set(key, now + ASKED_MS);
    const [oldest] = settled.size > MOST_REMEMBERED ? settled.keys() : [];
    if (oldest !== undefined) settled.delete(oldest);
    const isSettled = await isSnapshotSettled(this.#services, tenantId, subject);
    if (isSettled) settled.set(key, now + KNOWN_MS);
    return !isSettled;
  }

  /** After a picture was deleted. */
  forget(): void {
    this.#settledUntil = new Map();
  }
}
