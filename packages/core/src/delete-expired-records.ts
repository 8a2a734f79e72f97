import { auditLog, exports, idempotencyKeys, projectKeys, withTenant } from "@titik/db";
import { dropOverdue, dropPartitions } from "@titik/webhooks";
import { and, eq, lt } from "drizzle-orm";
import { deleteExpiredMails } from "./accounts/delete-expired-mails.ts";
import { IDEMPOTENCY_HOURS } from "./answer-once.ts";
import type { Services } from "./context.ts";
import { deleteExpiredEvents } from "./heatmap/delete-expired-events.ts";
import { deleteExpiredPictures } from "./pictures/delete-expired-pictures.ts";

const DAY = 86_400_000;

/** Two years: longer than any event that a line may speak of. */
const AUDIT_DAYS = 730;

/** One round of retention over every project and table. A tenant that fails does not stop the others. */
export async function deleteExpiredRecords(
  services: Services,
  reportFault: (error: unknown, tenantId: string | null) => void,
): Promise<{ events: number }> {
  const { db, now } = services;
  const tenants = await db.selectDistinct({ id: projectKeys.tenantId }).from(projectKeys);
  let events = 0;
  for (const { id } of tenants) {
    try {
      events += await deleteExpiredEvents(services, id);
      await dropOverdue(db, id, now());
      await withTenant(db, id, async (tx) => {
        const keysBefore = new Date(now().getTime() - IDEMPOTENCY_HOURS * 3_600_000);
        const auditBefore = new Date(now().getTime() - AUDIT_DAYS * DAY);
        await tx
          .delete(idempotencyKeys)
          .where(and(eq(idempotencyKeys.tenantId, id), lt(idempotencyKeys.createdAt, keysBefore)));
        await deleteExpiredPictures(tx, id, now());
        await tx.delete(exports).where(and(eq(exports.tenantId, id), lt(exports.expiresAt, now())));
        await tx.delete(auditLog).where(and(eq(auditLog.tenantId, id), lt(auditLog.createdAt, auditBefore)));
      });
    } catch (error) {
      reportFault(error, id);
    }
  }
  await deleteExpiredMails(services);
  try {
    await dropPartitions(db, now());
  } catch (error) {
    reportFault(error, null);
  }
  return { events };
}
