import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { limitConcurrency } from "../limit-concurrency.ts";

/** argon2id as OWASP asks for: 19 MiB (`memory` is in KiB), two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;
const PREFIX = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$`;

const derive: (algorithm: "argon2id", parameters: Argon2Parameters) => Promise<Buffer> = promisify(argon2);

/** One hash is 40 ms of a core: as many wait as are done within a second or two. */
const inTurn = limitConcurrency({ atOnce: 2, waiting: 32 });

// The same letters may be typed as different code points, depending on the keyboard.
const tagOf = (password: string, nonce: Buffer) =>
  inTurn(() => derive("argon2id", { ...COST, message: password.normalize("NFKC"), nonce }));

const encode = (bytes: Buffer) => bytes.toString("base64").replaceAll("=", "");

/** The password as an argon2id string in PHC form. Throws `unavailable` when too many wait already. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  return `${PREFIX}${encode(nonce)}$${encode(await tagOf(password, nonce))}`;
}

/** Takes the time of a real one, so that nobody learns from the clock who has a password here. */
const NOBODY = `${PREFIX}${encode(randomBytes(16))}$${encode(randomBytes(32))}`;

/** True when the password is the one that was hashed; `null` is nobody's and takes as long. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const [nonce, tag] = (hash ?? NOBODY).slice(PREFIX.length).split("$", 2);
  if (nonce === undefined || tag === undefined || !(hash ?? NOBODY).startsWith(PREFIX))
    throw new Error("a stored password hash is not of the form that this version writes");
  const found = await tagOf(password, Buffer.from(nonce, "base64"));
  const wanted = Buffer.from(tag, "base64");
  return found.length === wanted.length && timingSafeEqual(found, wanted) && hash !== null;
}
