import type { MailContent, mails } from "@titik/db";
import type { AccountMailKind } from "./queue-mail.ts";

export type MailKind = (typeof mails.$inferSelect)["kind"];

export interface MailText {
  subject: string;
  text: string;
  /** Where the mail leads, also part of the text. */
  link: string;
}

const PATH: Record<AccountMailKind, string> = {
  verify: "/api/auth/verify-email",
  reset: "/reset-password",
  invite: "/accept-invitation",
};

interface Wording {
  subject: string;
  id: string;
  en: string;
}

const WORDING: Record<MailKind, (project: string, endpoint: string) => Wording> = {
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
  "webhook-gone": (project, endpoint) => ({
    subject: "Webhook dinonaktifkan / Webhook disabled",
    id: `Webhook ${endpoint} di proyek “${project}” menjawab 410 (Gone), jadi Titik berhenti mengirim ke sana. Antreannya disimpan 30 hari; aktifkan lagi di halaman ini.`,
    en: `The webhook ${endpoint} of the project “${project}” answered 410 (Gone), so Titik has stopped sending to it. What waits for it is kept for 30 days; enable it again on this page.`,
  }),
  "webhook-failing": (project, endpoint) => ({
    subject: "Webhook dinonaktifkan / Webhook disabled",
    id: `Webhook ${endpoint} di proyek “${project}” gagal selama lima hari, jadi Titik berhenti mengirim ke sana. Antreannya disimpan 30 hari; aktifkan lagi di halaman ini.`,
    en: `The webhook ${endpoint} of the project “${project}” has failed for five days, so Titik has stopped sending to it. What waits for it is kept for 30 days; enable it again on this page.`,
  }),
};

/** A mail in Bahasa Indonesia and English; `publicUrl` is where people reach the server. */
export function mailText(kind: MailKind, content: MailContent, publicUrl: string): MailText {
  const { project = "", endpoint = { url: "", tenantId: "" } } = content;
  const path =
    kind === "webhook-gone" || kind === "webhook-failing"
      ? `/dashboard/${endpoint.tenantId}/webhooks`
      : `${PATH[kind]}?token=${content.token}`;
  const link = new URL(path, publicUrl).href;
  const { subject, id, en } = WORDING[kind](project, endpoint.url);
  return { subject, text: `${id}\n\n${link}\n\n${en}\n`, link };
}
