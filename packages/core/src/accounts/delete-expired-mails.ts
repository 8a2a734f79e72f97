import { accountTokens, mails } from "@titik/db";
import { and, isNotNull, lt } from "drizzle-orm";
import type { Services } from "../context.ts";

const MAIL_DAYS = 30;
const DAY = 86_400_000;

/** Removes tokens that have expired, the content of mails whose token has, and mails of more than 30 days. */
export async function deleteExpiredMails({ db, now }: Services): Promise<void> {
  await db.delete(accountTokens).where(lt(accountTokens.expiresAt, now()));
  await db
    .update(mails)
    .set({ content: null })
    .where(and(isNotNull(mails.content), lt(mails.expiresAt, now())));
  await db.delete(mails).where(lt(mails.createdAt, new Date(now().getTime() - MAIL_DAYS * DAY)));
}
