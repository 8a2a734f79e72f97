import type { Services } from "../context.ts";
import { createAccountToken, redeemAccountToken } from "./account-token.ts";

/** A token that signs the account in once, within the hour. */
export const createSignInLink = async ({ db, now }: Services, accountId: string): Promise<string> =>
  (await createAccountToken(db, accountId, "sign-in", now())).token;

/** The account of an unused, unexpired token, which is thereby used up; null otherwise. */
export const redeemSignInLink = ({ db, now }: Services, token: string): Promise<string | null> =>
  redeemAccountToken(db, token, "sign-in", now());
