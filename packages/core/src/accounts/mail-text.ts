import type { MailContent } from "@titik/db";
import type { MailKind } from "./queue-mail.ts";

export interface MailText {
  subject: string;
  text: string;
  /** Where the mail leads, also part of the text. */
  link: string;
}

const PATH: Record<MailKind, string> = {
  verify: "/api/auth/verify-email",
  reset: "/reset-password",
  invite: "/accept-invitation",
};

interface Wording {
  subject: string;
  id: string;
  en: string;
}

const WORDING: Record<MailKind, (project: string) => Wording> = {
  verify: () => ({
    subject: "Verifikasi email Anda / Verify your email",
    id: "Buka tautan ini dalam 24 jam untuk memverifikasi email Anda di Titik. Bukan Anda yang mendaftar? Abaikan email ini.",
    en: "Open this link within 24 hours to verify your email at Titik. If you did not sign up, ignore this mail.",
  }),
  reset: () => ({
    subject: "Atur ulang kata sandi / Reset your password",
    id: "Buka tautan ini dalam 1 jam untuk memilih kata sandi baru. Bukan Anda yang meminta? Abaikan email ini.",
    en: "Open this link within 1 hour to choose a new password. If you did not ask for it, ignore this mail.",
  }),
  invite: (project) => ({
    subject: "Undangan ke Titik / Invitation to Titik",
    id: `Anda diundang ke proyek “${project}” di Titik. Buka tautan ini dalam 7 hari untuk memilih kata sandi.`,
    en: `You are invited to the project “${project}” at Titik. Open this link within 7 days to choose a password.`,
  }),
};

/** A mail in Bahasa Indonesia and English; `publicUrl` is where people reach the server. */
export function mailText(kind: MailKind, { token, project = "" }: MailContent, publicUrl: string): MailText {
  const link = new URL(`${PATH[kind]}?token=${token}`, publicUrl).href;
  const { subject, id, en } = WORDING[kind](project);
  return { subject, text: `${id}\n\n${link}\n\n${en}\n`, link };
}
