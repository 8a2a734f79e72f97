import { setTimeout as wait } from "node:timers/promises";
import type { sendMails } from "@titik/core";
import nodemailer from "nodemailer";
import type { Logger } from "pino";
import type { Environment } from "./environment.ts";
import { publicUrl } from "./public-url.ts";

/** Shorter than the lease of a mail, whatever the other side does. */
const DEADLINE_MS = 15_000;

/** What `sendMails` needs to send through SMTP_URL; null where no mail server is set. */
export function connectMailServer(
  environment: Environment,
  log: Logger,
): Parameters<typeof sendMails>[1] | null {
  const { SMTP_URL: url, MAIL_FROM: from } = environment;
  if (url === undefined || from === undefined) return null;
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    publicUrl: publicUrl(environment),
    deliver: async (mail) => {
      try {
        await within(DEADLINE_MS, transport.sendMail({ ...mail, from, headers: AUTOMATIC }));
        return "sent";
      } catch (error) {
        if (!isRefusal(error)) throw error;
        log.warn({ fault: faultOf(error) }, "a mail was refused for good");
        return "refused";
      }
    },
    // The error itself would name the recipient.
    reportFault: (error, mail) => log.warn({ mail, fault: faultOf(error) }, "a mail could not be sent yet"),
  };
}

/** Spares the sender the answers of holiday notices. */
const AUTOMATIC = { "Auto-Submitted": "auto-generated" };

async function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  const done = new AbortController();
  const late = wait(ms, undefined, { signal: done.signal, ref: false }).then(() => {
    throw new Error("the mail server did not finish in time");
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    done.abort();
  }
}

const codeOf = (error: unknown): number =>
  error instanceof Error && "responseCode" in error ? Number(error.responseCode) : 0;

/** The server said no to this recipient or this text; a wrong password of ours (535) may be put right. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  (error.code === "EENVELOPE" || error.code === "EMESSAGE") &&
  codeOf(error) >= 500;

const faultOf = (error: unknown): string =>
  error instanceof Error && "code" in error
    ? `${error.code} ${codeOf(error) || ""}`.trim()
    : "unclear answer";
