import { mails } from "@titik/db";
import { and, desc, gt, isNotNull } from "drizzle-orm";
import type { Services } from "../context.ts";
import { mailText } from "./mail-text.ts";

const SHOWN = 50;

/** The newest mails that nobody has sent, as their reader would see them: for a machine without a mail server. */
export async function listMailbox({ db, now }: Services, publicUrl: string) {
  const rows = await db
    .select()
    .from(mails)
    .where(and(isNotNull(mails.content), gt(mails.expiresAt, now())))
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(SHOWN);
  return rows.flatMap(({ id, recipient, kind, content, createdAt }) =>
    content === null
      ? []
      : [{ id, to: recipient, ...mailText(kind, content, publicUrl), createdAt: createdAt.toISOString() }],
  );
}
