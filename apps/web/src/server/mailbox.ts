import { AppError } from "@titik/contract";
import ipaddr from "ipaddr.js";
import type { Environment } from "./environment.ts";
import { LOCAL_CALLER_HEADER } from "./stamped-headers.ts";

const isLoopback = (host: string): boolean =>
  host === "localhost" || (ipaddr.isValid(host) && ipaddr.process(host).range() === "loopback");

/**
 * True where unsent mails may be shown to whoever asks: the bundled database, no mail server, and a server that
 * only this machine reaches, asked by this machine under a name of its own (a page elsewhere could lead here).
 */
export function showsMailbox(
  { TITIK_EMBEDDED, SMTP_URL, HOST }: Pick<Environment, "TITIK_EMBEDDED" | "SMTP_URL" | "HOST">,
  headers: { get(name: string): string | null },
): boolean {
  const asked = `http://${headers.get("host") ?? ""}`;
  return (
    TITIK_EMBEDDED === "1" &&
    SMTP_URL === undefined &&
    isLoopback(HOST) &&
    headers.get(LOCAL_CALLER_HEADER) === "1" &&
    URL.canParse(asked) &&
    isLoopback(new URL(asked).hostname.replace(/^\[(.*)\]$/, "$1"))
  );
}

/** Throws `not_found` where the mailbox is not shown, as if it did not exist. */
export function ensureMailbox(environment: Environment, headers: { get(name: string): string | null }): void {
  if (!showsMailbox(environment, headers))
    throw new AppError("not_found", "There is nothing at this address.");
}
