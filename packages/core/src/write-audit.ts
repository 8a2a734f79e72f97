import { randomUUIDv7 } from "node:crypto";
import { auditLog, type Transaction } from "@titik/db";

interface Change {
  tenantId: string;
  /** Who did it. */
  accountId: string | null;
  requestId: string;
  now: () => Date;
}

/** Writes who changed what, in the transaction of the change. `action` is dotted, `subject` what it was done to. */
export async function writeAudit(
  tx: Transaction,
  { tenantId, accountId, requestId, now }: Change,
  action: string,
  subject: string,
  details: Record<string, unknown> = {},
): Promise<void> {
  const line = { tenantId, id: randomUUIDv7(), accountId, action, subject, details, requestId };
  await tx.insert(auditLog).values({ ...line, createdAt: now() });
}
