import { randomUUID } from "node:crypto";
import type { ReplyOf, rotateKey } from "@titik/contract";
import { projectKeys, projects, withTenant } from "@titik/db";
import { and, eq, isNull, lte } from "drizzle-orm";
import type { ActorContext } from "../../context.ts";
import { writeAudit } from "../../write-audit.ts";
import { readProjectRow } from "./project-row.ts";

/** Long enough for pages that are open or cached to come back with the new key. */
const OVERLAP_HOURS = 24;

/** A new publishable key; the current one is accepted for another 24 hours, those that have run out are removed. */
export const replaceKey = (context: ActorContext): Promise<ReplyOf<typeof rotateKey>> =>
  withTenant(context.db, context.tenantId, async (tx) => {
    const { tenantId } = context;
    await readProjectRow(tx, tenantId, true);
    const createdAt = context.now();
    const validUntil = new Date(createdAt.getTime() + OVERLAP_HOURS * 3_600_000);
    const dsn = randomUUID();
    const ofProject = eq(projectKeys.tenantId, tenantId);
    await tx.delete(projectKeys).where(and(ofProject, lte(projectKeys.validUntil, createdAt)));
    await tx
      .update(projectKeys)
      .set({ validUntil })
      .where(and(ofProject, isNull(projectKeys.validUntil)));
    await tx.insert(projectKeys).values({ dsn, tenantId, createdAt });
    await tx.update(projects).set({ dsn }).where(eq(projects.id, tenantId));
    const previousValidUntil = validUntil.toISOString();
    await writeAudit(tx, context, "key.rotated", dsn, { previousValidUntil });
    return { status: 201, body: { dsn, previousValidUntil } };
  });
