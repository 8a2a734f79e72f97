import { hash } from "node:crypto";

/** Enough that no two texts ever share a key, by chance or on purpose. */
const NAME_BYTES = 16;
/** For what is told apart only within one project: visits and visitors. */
const PERSON_BYTES = 8;
const MOST_REMEMBERED = 20_000;
/** Longer ones, in characters, are not remembered: what anybody sends must not fill the memory. */
const LONGEST_REMEMBERED = 256;

/** Texts that came lately are remembered. */
function remembering(keyOf: (text: string) => string): (text: string) => string {
  const remembered = new Map<string, string>();
  return (text) => {
    const known = remembered.get(text);
    if (known !== undefined) return known;
    const key = keyOf(text);
    if (text.length > LONGEST_REMEMBERED) return key;
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(text, key);
    return key;
  };
}

/** The first bytes of a text's hash, as a string whose characters are bytes. */
const bytesOf = (length: number) => (text: string) => hash("sha256", text, "latin1").slice(0, length);

/** The key of a page or selector within a tile: 16 bytes. */
export const nameBytes = remembering(bytesOf(NAME_BYTES));

/** The same as PostgreSQL writes a UUID. */
export function bytesToKey(bytes: string): string {
  const hex = Buffer.from(bytes, "latin1").toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** The key of a page or selector as PostgreSQL writes a UUID. */
export const nameKey = remembering((text) => bytesToKey(bytesOf(NAME_BYTES)(text)));

/** The key of a session or user: 8 bytes. */
export const personKey = remembering(bytesOf(PERSON_BYTES));
