import { accessSync, chmodSync, constants, mkdirSync, statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";

const NEW_CLUSTER_BYTES = 300 * 1024 * 1024;

/** Makes the data folder (0700) if needed, and says in one sentence why it cannot be used. */
export function prepareDataDirectory(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    // Not recursive: with a mode, that would close the parents to others as well.
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (!isErrno(error, "EEXIST"))
      throw new EmbeddedPostgresError(`The data folder ${path} cannot be made: ${reason(error)}.`);
  }
  const found = statSync(path);
  if (!found.isDirectory()) throw new EmbeddedPostgresError(`The data folder ${path} is not a folder.`);
  const uid = process.getuid?.() ?? 0;
  if (uid !== 0 && found.uid !== uid)
    throw new EmbeddedPostgresError(
      `The data folder ${path} belongs to user ${found.uid}, not to you (user ${uid}): start Titik as its owner, or set TITIK_DATA_DIR to another folder.`,
    );
  try {
    chmodSync(path, 0o700);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new EmbeddedPostgresError(`The data folder ${path} cannot be written: ${reason(error)}.`);
  }
}

/** A new cluster needs about 80 MB and then grows: refuses to begin on a disk that is nearly full. */
export function assertRoomForNewCluster(dataDirectory: string): void {
  const { bavail, bsize } = statfsSync(dataDirectory);
  const free = bavail * bsize;
  if (free < NEW_CLUSTER_BYTES)
    throw new EmbeddedPostgresError(
      `The disk of ${dataDirectory} is nearly full (${Math.floor(free / 1024 ** 2)} MB free, 300 MB needed to begin).`,
    );
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
