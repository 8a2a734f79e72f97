import { randomUUID } from "node:crypto";
import { type MailContent, mails } from "@titik/db";
import { and, eq, sql } from "drizzle-orm";
import type { Services } from "../context.ts";
import { type MailKind, mailText } from "./mail-text.ts";

export interface OutgoingMail {
  /** The same for every attempt, so that a mail sent twice after an unclear answer is recognised as one. */
  messageId: string;
  to: string;
  subject: string;
  text: string;
}

/** Hands one mail to a mail server: `refused` is for good. Throws when it may work later. */
export type Deliver = (mail: OutgoingMail) => Promise<"sent" | "refused">;

interface SendOptions {
  deliver: Deliver;
  /** Where people reach the server, for the links. */
  publicUrl: string;
  reportFault: (error: unknown, mailId: string) => void;
}

/** Longer than `deliver` may take; a killed process's mails go out after it. */
export const MAIL_LEASE_MS = 20_000;
const MAILS_AT_ONCE = 4;
const LONGEST_PAUSE_MS = 600_000;

interface LeasedMail extends Record<string, unknown> {
  id: string;
  recipient: string;
  kind: MailKind;
  content: MailContent;
  attempts: number;
}

/** Leases waiting mails and sends them; answers how many there were. A mail that fails is tried again, later. */
export async function sendMails(services: Services, options: SendOptions): Promise<number> {
  const token = randomUUID();
  const claimed = await claimMails(services, token);
  await Promise.all(claimed.map((mail) => sendMail(services, options, mail, token)));
  return claimed.length;
}

async function claimMails({ db, now }: Services, token: string): Promise<LeasedMail[]> {
  const at = now();
  const moment = sql`${at.toISOString()}::timestamptz`;
  const leaseUntil = new Date(at.getTime() + MAIL_LEASE_MS).toISOString();
  return db.execute<LeasedMail>(sql`
    update mails set lease_until = ${leaseUntil}::timestamptz, lease_token = ${token}::uuid, attempts = attempts + 1
    where id in (
      select id from mails
      where content is not null and available_at <= ${moment} and expires_at > ${moment}
        and (lease_until is null or lease_until <= ${moment})
      order by available_at limit ${MAILS_AT_ONCE} for update skip locked)
    returning id, recipient, kind, content, attempts`);
}

async function sendMail({ db, now }: Services, options: SendOptions, mail: LeasedMail, token: string) {
  const ours = and(eq(mails.id, mail.id), eq(mails.leaseToken, token));
  const { subject, text } = mailText(mail.kind, mail.content, options.publicUrl);
  const messageId = `<${mail.id}@${new URL(options.publicUrl).hostname}>`;
  try {
    const outcome = await options.deliver({ messageId, to: mail.recipient, subject, text });
    const sentAt = outcome === "sent" ? now() : null;
    await db.update(mails).set({ content: null, sentAt, leaseUntil: null }).where(ours);
  } catch (error) {
    options.reportFault(error, mail.id);
    const pause = Math.min(2_500 * 2 ** mail.attempts, LONGEST_PAUSE_MS);
    const availableAt = new Date(now().getTime() + pause);
    await db.update(mails).set({ availableAt, leaseUntil: null, leaseToken: null }).where(ours);
  }
}
