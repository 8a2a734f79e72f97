import { AppError } from "@titik/contract";
import { accounts } from "@titik/db";
import { and, eq, isNull } from "drizzle-orm";
import type { Services } from "../context.ts";
import { redeemAccountToken } from "./account-token.ts";

const REFUSAL = "Token verifikasi tidak valid";

/** Proves the address of a token's account. Throws `validation` without a token, `not_found` for any but a valid one. */
export async function verifyEmail({ db, now }: Services, token: string | undefined): Promise<void> {
  if (!token) throw new AppError("validation", REFUSAL);
  await db.transaction(async (tx) => {
    const accountId = await redeemAccountToken(tx, token, "verify", now());
    if (accountId === null) throw new AppError("not_found", REFUSAL);
    await tx
      .update(accounts)
      .set({ verifiedAt: now() })
      .where(and(eq(accounts.id, accountId), isNull(accounts.verifiedAt)));
  });
}
