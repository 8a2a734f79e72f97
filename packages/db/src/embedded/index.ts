export { EmbeddedPostgresError } from "./embedded-postgres-error.ts";
export { removePrivateFile, writePrivateFile } from "./private-file.ts";
export { isProcessAlive, type ProcessIdentity, processIdentity } from "./process-identity.ts";
export { readSecrets, type Secrets } from "./secrets.ts";
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from "./start-embedded-postgres.ts";
