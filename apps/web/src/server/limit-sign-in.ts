import { type Call, takeToken } from "@titik/http";
import { parts } from "./parts.ts";

/**
 * Counts a try to sign in to one e-mail address, from wherever it comes: many clients together could else guess
 * without bound. Addresses without an account count alike, so the answer tells nothing about them.
 */
export const limitSignIn = (call: Call, email: string): Promise<void> =>
  takeToken({ takeToken: parts().limits.take, now: Date.now }, call, "sign-in", email, {});
