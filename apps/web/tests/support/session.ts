import { signToken } from "@titik/core";
import { authSecret } from "./stack.ts";

/** The value of the session cookie of somebody who is signed in. */
export const sessionFor = (accountId: string) => signToken(authSecret, accountId, "session", new Date(), 600);
