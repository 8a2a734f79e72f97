import { accounts } from "@titik/db";
import { and, eq } from "drizzle-orm";
import type { Services } from "../context.ts";
import { queueMail } from "./queue-mail.ts";

/** Mails a new verification link to an account that still needs one. The caller learns nothing about the address. */
export const resendVerification = (services: Services, email: string): Promise<void> =>
  requestMail(services, email, "verify");

/** Mails a link to choose a new password, if there is such an account. The caller learns nothing about the address. */
export const requestPasswordReset = (services: Services, email: string): Promise<void> =>
  requestMail(services, email, "reset");

const requestMail = ({ db, now }: Services, email: string, kind: "verify" | "reset"): Promise<void> =>
  db.transaction(async (tx) => {
    const [account] = await tx
      .select({ id: accounts.id, email: accounts.email, verifiedAt: accounts.verifiedAt })
      .from(accounts)
      .where(and(eq(accounts.email, email), eq(accounts.kind, "person")))
      .for("update");
    if (account === undefined || (kind === "verify" && account.verifiedAt !== null)) return;
    await queueMail(tx, { account, kind, now: now() });
  });
