import { type Transaction, webhookMessages } from "@titik/db";
import type { NewMessage } from "./enqueue-messages.ts";

/** Keeps a message that nobody subscribes to, such as a test ping, so that `deliverNow` can send it. */
export async function storeMessage(
  tx: Transaction,
  { tenantId, now, message }: { tenantId: string; now: Date; message: NewMessage },
): Promise<void> {
  await tx.insert(webhookMessages).values({ tenantId, createdAt: now, ...message });
}
