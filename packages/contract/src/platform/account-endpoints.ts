import { emptyBody, endpoint } from "../endpoint.ts";
import {
  Account,
  Address,
  BearerToken,
  Credentials,
  Mailbox,
  NeedVerification,
  NewPassword,
  PasswordChange,
  RegisteredAccount,
  SignInRequest,
  SuccessWithMessage,
  VerificationQuery,
} from "./account-schemas.ts";
import { open, own } from "./endpoint-kinds.ts";
import { Success } from "./fields.ts";

export const registerAccount = endpoint({
  ...open,
  id: "platform.auth.register",
  path: "/api/auth/register",
  summary: "Register an account; a mail with a verification link follows",
  input: { body: Credentials },
  responses: { 201: RegisteredAccount },
  refusals: ["conflict"],
});

export const verifyEmail = endpoint({
  ...open,
  method: "GET",
  id: "platform.auth.verify-email",
  path: "/api/auth/verify-email",
  summary: "Where the verification link leads: proves the address and goes on to /verify-success",
  input: { query: VerificationQuery },
  responses: { 302: emptyBody },
  refusals: ["not_found"],
});

export const resendVerification = endpoint({
  ...open,
  id: "platform.auth.resend-verification",
  path: "/api/auth/resend-verification",
  summary: "Mail a new verification link, which voids the one before; unknown addresses get the same answer",
  input: { body: Address },
  responses: { 200: SuccessWithMessage },
});

export const logIn = endpoint({
  ...open,
  id: "platform.auth.login",
  path: "/api/auth/login",
  summary: "Exchange address and password for a bearer token",
  input: { body: SignInRequest },
  responses: { 200: BearerToken, 403: NeedVerification },
  refusals: ["unauthorized"],
});

export const startSession = endpoint({
  ...open,
  id: "platform.auth.session.create",
  path: "/api/auth/session",
  summary: "Sign in to the dashboard: sets the session cookie",
  input: { body: SignInRequest },
  responses: { 204: emptyBody, 403: NeedVerification },
  refusals: ["unauthorized"],
});

export const endSession = endpoint({
  ...open,
  method: "DELETE",
  limit: "none",
  id: "platform.auth.session.delete",
  path: "/api/auth/session",
  summary: "Sign out of the dashboard: clears the session cookie",
  input: {},
  responses: { 204: emptyBody },
});

export const forgotPassword = endpoint({
  ...open,
  id: "platform.auth.forgot-password",
  path: "/api/auth/forgot-password",
  summary: "Mail a link to choose a new password; unknown addresses get the same answer",
  input: { body: Address },
  responses: { 200: SuccessWithMessage },
});

export const resetPassword = endpoint({
  ...open,
  id: "platform.auth.reset-password",
  path: "/api/auth/reset-password",
  summary: "Choose a new password with a mailed token; ends every session and token of the account",
  input: { body: NewPassword },
  responses: { 200: Success },
  refusals: ["not_found"],
});

export const acceptInvitation = endpoint({
  ...open,
  id: "platform.auth.accept-invitation",
  path: "/api/auth/accept-invitation",
  summary: "Choose the first password of an invited account with the mailed token",
  input: { body: NewPassword },
  responses: { 200: Success },
  refusals: ["not_found"],
});

export const changePassword = endpoint({
  ...own,
  limit: "auth",
  method: "POST",
  id: "platform.auth.change-password",
  path: "/api/auth/change-password",
  summary: "Replace the own password; ends every session and token, the caller's session is renewed",
  input: { body: PasswordChange },
  responses: { 200: Success },
  refusals: ["forbidden"],
});

export const signOutEverywhere = endpoint({
  ...own,
  method: "POST",
  id: "platform.auth.sign-out-everywhere",
  path: "/api/auth/sign-out-everywhere",
  summary: "End every session and token of the own account at once",
  input: {},
  responses: { 200: Success },
  refusals: ["forbidden"],
});

export const getAccount = endpoint({
  ...own,
  method: "GET",
  id: "platform.auth.me",
  path: "/api/auth/me",
  summary: "The own account",
  input: {},
  responses: { 200: Account },
});

export const getMailbox = endpoint({
  ...open,
  method: "GET",
  limit: "none",
  id: "platform.mailbox",
  path: "/api/mailbox",
  summary: "Mails that nobody has sent, newest first: for the local demo without a mail server, else 404",
  input: {},
  responses: { 200: Mailbox },
  refusals: ["not_found"],
});

export const accountEndpoints = [
  registerAccount,
  verifyEmail,
  resendVerification,
  logIn,
  startSession,
  endSession,
  forgotPassword,
  resetPassword,
  acceptInvitation,
  changePassword,
  signOutEverywhere,
  getAccount,
  getMailbox,
] as const;
