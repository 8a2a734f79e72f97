import type { accountEndpoints } from "@titik/contract";
import type { Sample, Values } from "./samples.ts";

type AccountEndpointId = (typeof accountEndpoints)[number]["id"];

const PASSWORD = "password123";
const TOKEN = "a".repeat(32);
const address = ({ eventId }: Values) => `user-${eventId}@example.com`;
const unproven = (values: Values) => ({
  error: "Email belum diverifikasi",
  needVerification: true,
  email: address(values),
});
const REFUSED_TOKEN = { error: "Token tidak valid atau sudah kedaluwarsa" };

/** One account from its registration on. What only a mail can say is shown as it is refused. */
export const ACCOUNT_SAMPLES: Partial<Record<AccountEndpointId, (values: Values) => Sample[]>> = {
  "platform.auth.register": (values) => [
    {
      title: "Register an account",
      body: { email: address(values), password: PASSWORD },
      status: 201,
      answer: {
        id: "01a1fd3a-0340-7800-8000-0000000000d1",
        email: address(values),
        verificationEmailSent: true,
      },
    },
    {
      title: "Register the same address again",
      body: { email: address(values), password: PASSWORD },
      status: 409,
      answer: { error: "Email sudah terdaftar" },
    },
  ],
  "platform.auth.verify-email": () => [
    {
      title: "Follow a verification link that nobody was sent",
      query: { token: TOKEN },
      status: 404,
      answer: { error: "Token verifikasi tidak valid" },
    },
  ],
  "platform.auth.resend-verification": (values) => [
    {
      title: "Ask for another verification mail",
      body: { email: address(values) },
      status: 200,
      answer: { message: "Email verifikasi telah dikirim ulang", success: true },
    },
  ],
  "platform.auth.login": (values) => [
    {
      title: "Log in before the address is proven",
      body: { email: address(values), password: PASSWORD },
      status: 403,
      answer: unproven(values),
    },
    {
      title: "Log in with a wrong password",
      body: { email: address(values), password: "password124" },
      status: 401,
      answer: { error: "Kredensial salah" },
    },
  ],
  "platform.auth.session.create": (values) => [
    {
      title: "Sign in to the dashboard before the address is proven",
      body: { email: address(values), password: PASSWORD },
      status: 403,
      answer: unproven(values),
    },
  ],
  "platform.auth.forgot-password": (values) => [
    {
      title: "Ask for a new password",
      body: { email: address(values) },
      status: 200,
      answer: {
        message: "Jika email terdaftar, tautan untuk mengatur ulang kata sandi telah dikirim",
        success: true,
      },
    },
  ],
  "platform.auth.reset-password": () => [
    {
      title: "Choose a new password with a token that nobody was sent",
      body: { token: TOKEN, password: PASSWORD },
      status: 404,
      answer: REFUSED_TOKEN,
    },
  ],
  "platform.auth.accept-invitation": () => [
    {
      title: "Accept an invitation with a token that nobody was sent",
      body: { token: TOKEN, password: PASSWORD },
      status: 404,
      answer: REFUSED_TOKEN,
    },
  ],
  "platform.auth.change-password": () => [
    {
      title: "Change the password without knowing the old one",
      body: { oldPassword: "password124", newPassword: PASSWORD },
      status: 403,
      answer: { error: "Kata sandi lama salah" },
    },
  ],
  "platform.auth.sign-out-everywhere": () => [
    {
      title: "End the tokens of a service member, which a project does by removing it",
      status: 403,
      answer: { error: "Only a person can sign out everywhere." },
    },
  ],
};
