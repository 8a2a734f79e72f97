import { z } from "zod";
import { text } from "../fields.ts";
import { Email } from "./fields.ts";

/** Long enough to resist guessing, short enough to be hashed at once. */
export const Password = text(200, 8);

export const Credentials = z.object({ email: Email, password: Password });

/** What is only compared may be anything that could ever have been a password. */
export const SignInRequest = z.object({ email: Email, password: text(200) });

export const Address = z.object({ email: Email });

export const VerificationQuery = z.object({ token: z.string().max(200).optional() });

export const NewPassword = z.object({ token: text(200), password: Password });

export const PasswordChange = z.object({ oldPassword: text(200), newPassword: Password });

export const Account = z.object({ id: z.uuid(), email: z.string() });

export const RegisteredAccount = Account.extend({ verificationEmailSent: z.literal(true) });

export const BearerToken = z.object({ token: z.string().describe("A JWT, valid for 24 hours") });

export const NeedVerification = z.object({
  error: z.string(),
  needVerification: z.literal(true),
  email: z.string(),
});

export const SuccessWithMessage = z.object({ message: z.string(), success: z.literal(true) });

export const Mailbox = z.array(
  z.object({
    id: z.uuid(),
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    link: z.string().describe("Where the mail leads, also part of its text"),
    createdAt: z.iso.datetime(),
  }),
);
