import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import { writePrivateFile } from "./private-file.ts";

/** What one data folder keeps secret: 32 random bytes each, base64url. */
export type Secrets = { authSecret: string; databasePassword: string };

/** Reads `secrets.json` of a data folder, or makes it (0600) the first time. */
export function readSecrets(dataDirectory: string): Secrets {
  const path = join(dataDirectory, "secrets.json");
  if (!existsSync(path)) {
    const made: Secrets = { authSecret: newSecret(), databasePassword: newSecret() };
    writePrivateFile(path, `${JSON.stringify(made, null, 2)}\n`);
    return made;
  }
  const secrets = parse(readFileSync(path, "utf8"));
  if (secrets === undefined)
    throw new EmbeddedPostgresError(
      `${path} is damaged: restore it from a backup (it must hold "authSecret" and "databasePassword").`,
    );
  return secrets;
}

function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

function parse(text: string): Secrets | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  if (!("authSecret" in value) || !("databasePassword" in value)) return undefined;
  const { authSecret, databasePassword } = value;
  if (typeof authSecret !== "string" || typeof databasePassword !== "string") return undefined;
  return { authSecret, databasePassword };
}
