import { hash } from "node:crypto";

/** Enough that no two texts ever share a key, by chance or on purpose. */
const NAME_BYTES = 16;
/** For what is told apart only within one project: visits and visitors. */
const PERSON_BYTES = 8;
const MOST_REMEMBERED = 20_000;
/** Longer ones, in characters, are not remembered: what anybody sends must not fill the memory. */
const LONGEST_REMEMBERED = 256;

/** The first bytes of a text's hash, as a string of bytes. Texts that came lately are remembered. */
function keyOf(bytes: number): (text: string) => string {
  const remembered = new Map<string, string>();
  return (text) => {
    const known = remembered.get(text);
    if (known !== undefined) return known;
    const key = hash("sha256", text, "latin1").slice(0, bytes);
    if (text.length > LONGEST_REMEMBERED) return key;
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(text, key);
    return key;
  };
}

/** The key of a page or selector. */
export const nameKey = keyOf(NAME_BYTES);

/** The key of a session or user. */
export const personKey = keyOf(PERSON_BYTES);

/** A name's key as PostgreSQL writes a UUID. */
export function keyToUuid(key: string): string {
  const hex = Buffer.from(key, "latin1").toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

export const uuidToKey = (uuid: string): string =>
  Buffer.from(uuid.replaceAll("-", ""), "hex").toString("latin1");
