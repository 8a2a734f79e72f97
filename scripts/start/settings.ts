import { resolve } from "node:path";
import { StartError } from "./start-error.ts";

export const repository = resolve(import.meta.dirname, "..", "..");

/** What the environment says about a start. */
export type StartSettings = {
  port: number;
  host: string;
  /** Where people reach the server, without a trailing slash. */
  baseUrl: string;
  dataDirectory: string;
  /** A PostgreSQL of the operator's own; without it the bundled one is used. */
  externalDatabaseUrl: string | undefined;
  authSecret: string | undefined;
};

/** Reads PORT, HOST, PUBLIC_URL, TITIK_DATA_DIR, DATABASE_URL and AUTH_SECRET; throws StartError on nonsense. */
export function readSettings(env: NodeJS.ProcessEnv): StartSettings {
  const port = readPort(env.PORT);
  const host = env.HOST || "127.0.0.1";
  const externalDatabaseUrl = env.DATABASE_URL || undefined;
  const authSecret = env.AUTH_SECRET || undefined;
  if (externalDatabaseUrl !== undefined) {
    if (!/^postgres(ql)?:\/\//.test(externalDatabaseUrl) || !URL.canParse(externalDatabaseUrl))
      throw new StartError("DATABASE_URL must look like postgres://user:password@host:5432/database.");
    if (authSecret === undefined)
      throw new StartError(
        "With DATABASE_URL, AUTH_SECRET is required: set it to 32 or more random characters and keep it (openssl rand -base64 32).",
      );
  }
  return {
    port,
    host,
    baseUrl: readPublicUrl(env.PUBLIC_URL) ?? `http://${hostInUrl(host)}:${port}`,
    dataDirectory: resolve(repository, env.TITIK_DATA_DIR || ".data"),
    externalDatabaseUrl,
    authSecret,
  };
}

/** True when only this machine can reach the server. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

function readPort(value: string | undefined): number {
  if (!value) return 3000;
  const port = Number(value);
  if (!/^\d+$/.test(value) || port < 1 || port > 65_535)
    throw new StartError(`PORT must be a number from 1 to 65535, not "${value}".`);
  return port;
}

function readPublicUrl(value: string | undefined): string | undefined {
  if (!value) return undefined;
  if (!/^https?:\/\//.test(value) || !URL.canParse(value))
    throw new StartError(`PUBLIC_URL must be an http or https address, not "${value}".`);
  return value.replace(/\/+$/, "");
}

function hostInUrl(host: string): string {
  if (isLoopback(host) || host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
