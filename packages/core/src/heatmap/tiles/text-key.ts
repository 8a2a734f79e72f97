import { hash } from "node:crypto";

/** Enough that no two texts ever share a key, by chance or on purpose. */
const NAME_BYTES = 16;
/** For what is told apart only within one project: visits and visitors. */
const PERSON_BYTES = 8;
const MOST_REMEMBERED = 20_000;

const remembered = new Map<string, string>();

/** The key of a page or selector, as a string of bytes. Those that come often are remembered. */
export function nameKey(name: string): string {
  const known = remembered.get(name);
  if (known !== undefined) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const key = hash("sha256", name, "latin1").slice(0, NAME_BYTES);
  remembered.set(name, key);
  return key;
}

/** The key of a session or user, as a string of bytes. */
export const personKey = (id: string): string => hash("sha256", id, "latin1").slice(0, PERSON_BYTES);

/** A name's key as PostgreSQL writes a UUID. */
export function keyToUuid(key: string): string {
  const hex = Buffer.from(key, "latin1").toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

export const uuidToKey = (uuid: string): string =>
  Buffer.from(uuid.replaceAll("-", ""), "hex").toString("latin1");
