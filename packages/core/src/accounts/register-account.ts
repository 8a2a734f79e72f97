import { randomUUIDv7 } from "node:crypto";
import { AppError, type registerAccount as endpoint, type ReplyOf } from "@titik/contract";
import { accounts } from "@titik/db";
import type { Services } from "../context.ts";
import { hashPassword } from "./passwords.ts";
import { queueMail } from "./queue-mail.ts";

/** A new account, which may sign in once its address is proven. Throws `conflict` when the address is taken. */
export async function registerAccount(
  { db, now }: Services,
  { email, password }: { email: string; password: string },
): Promise<ReplyOf<typeof endpoint>> {
  const passwordHash = await hashPassword(password);
  const account = { id: randomUUIDv7(), email };
  await db.transaction(async (tx) => {
    const added = await tx
      .insert(accounts)
      .values({ ...account, kind: "person", passwordHash, createdAt: now() })
      .onConflictDoNothing({ target: accounts.email })
      .returning({ id: accounts.id });
    if (added.length === 0) throw new AppError("conflict", "Email sudah terdaftar");
    await queueMail(tx, { account, kind: "verify", now: now() });
  });
  return { status: 201, body: { ...account, verificationEmailSent: true } };
}
