import type { Environment } from "./environment.ts";

/** Where people reach the server: what links in mails begin with. */
export const publicUrl = ({
  PUBLIC_URL,
  HOST,
  PORT,
}: Pick<Environment, "PUBLIC_URL" | "HOST" | "PORT">): string =>
  PUBLIC_URL ?? `http://${HOST.includes(":") ? `[${HOST}]` : HOST}:${PORT}`;
