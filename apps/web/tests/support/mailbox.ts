import { connect, mails } from "@titik/db";
import { and, desc, eq } from "drizzle-orm";
import { afterAll, inject } from "vitest";

/** Reads the tokens of mails that the server has queued, as the reader of the mail would. */
export function openMailbox() {
  const connection = connect(inject("databaseUrl"), { max: 1, name: "titik-test-mailbox" });
  afterAll(() => connection.close());
  return {
    token: async (recipient: string, kind: "verify" | "reset" | "invite"): Promise<string> => {
      const [mail] = await connection.db
        .select({ content: mails.content })
        .from(mails)
        .where(and(eq(mails.recipient, recipient), eq(mails.kind, kind)))
        .orderBy(desc(mails.id))
        .limit(1);
      if (mail?.content?.token === undefined)
        throw new Error(`no unsent mail of the kind ${kind} to this address`);
      return mail.content.token;
    },
    count: async (recipient: string): Promise<number> =>
      (await connection.db.select().from(mails).where(eq(mails.recipient, recipient))).length,
  };
}
