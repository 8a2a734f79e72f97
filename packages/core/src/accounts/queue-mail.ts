import { randomUUIDv7 } from "node:crypto";
import { mails, type Transaction } from "@titik/db";
import { and, count, eq, gt } from "drizzle-orm";
import { createAccountToken } from "./account-token.ts";

/** The mails whose link acts for the account. */
export type AccountMailKind = "verify" | "reset" | "invite";

/** More than this of one kind in an hour is somebody filling another's mailbox. */
const PER_HOUR = 5;
const HOUR = 3_600_000;

interface MailRequest {
  account: { id: string; email: string };
  kind: AccountMailKind;
  now: Date;
  /** The name of the project that an invitation is for. */
  project?: string;
}

/**
 * Makes the token that the mail is about (the one before it is void) and queues the mail, in the transaction of
 * whatever asks for it. Does nothing when the address has had enough of this kind within the hour.
 */
export async function queueMail(
  tx: Transaction,
  { account, kind, now, project }: MailRequest,
): Promise<void> {
  const hourAgo = new Date(now.getTime() - HOUR);
  const [recent] = await tx
    .select({ mails: count() })
    .from(mails)
    .where(and(eq(mails.recipient, account.email), eq(mails.kind, kind), gt(mails.createdAt, hourAgo)));
  if ((recent?.mails ?? 0) >= PER_HOUR) return;
  const { token, expiresAt } = await createAccountToken(tx, account.id, kind, now);
  await tx.insert(mails).values({
    id: randomUUIDv7(),
    recipient: account.email,
    kind,
    content: { token, ...(project !== undefined && { project }) },
    expiresAt,
    availableAt: now,
    createdAt: now,
  });
}
