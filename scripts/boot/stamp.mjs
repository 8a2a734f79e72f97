import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";

/** One hash over texts and files (missing ones count as empty). */
export function hashOf(texts, files) {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`${text}\0`);
  for (const file of files) hash.update(read(file)).update("\0");
  return hash.digest("hex");
}

export function isStamped(path, hash) {
  return read(path) === hash;
}

export function stamp(path, hash) {
  writeFileSync(path, hash);
}

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
