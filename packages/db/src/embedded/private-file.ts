import { chmodSync, chownSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Writes a file that only its owner may read, whole or not at all.
 * Root hands it to the owner of the folder, who has to be able to start Titik tomorrow.
 */
export function writePrivateFile(path: string, text: string): void {
  const draft = `${path}.${process.pid}.new`;
  writeFileSync(draft, text, { mode: 0o600 });
  chmodSync(draft, 0o600);
  if (process.getuid?.() === 0) {
    const { uid, gid } = statSync(dirname(path));
    chownSync(draft, uid, gid);
  }
  renameSync(draft, path);
}

/** Removes the file if it is there. */
export function removePrivateFile(path: string): void {
  rmSync(path, { force: true });
}
