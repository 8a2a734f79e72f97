import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** Encrypts the secrets of endpoints where they are stored. */
export type SecretKey = Buffer & { readonly kind: "webhook secrets" };

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The key for `sealSecret`, drawn from AUTH_SECRET and good for nothing else. */
export const deriveSecretKey = (authSecret: string): SecretKey =>
  Object.assign(Buffer.from(hkdfSync("sha256", authSecret, "", "titik webhook secrets", 32)), {
    kind: "webhook secrets",
  } as const);

/** AES-256-GCM: the secret of `webhookId`, which opens for this endpoint alone. */
export function sealSecret(key: SecretKey, webhookId: string, secret: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(webhookId));
  const text = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return Buffer.concat([Buffer.from([VERSION]), iv, cipher.getAuthTag(), text]);
}

/** The secret in clear. Throws when it was sealed with another AUTH_SECRET or for another endpoint. */
export function openSecret(key: SecretKey, webhookId: string, sealed: Buffer): string {
  const iv = sealed.subarray(1, 1 + IV_BYTES);
  const tag = sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES);
  if (sealed[0] !== VERSION || tag.length !== TAG_BYTES) throw new Error("This secret is damaged.");
  const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(webhookId));
  decipher.setAuthTag(tag);
  const text = sealed.subarray(1 + IV_BYTES + TAG_BYTES);
  try {
    return Buffer.concat([decipher.update(text), decipher.final()]).toString("utf8");
  } catch {
    throw new Error("The secret of this endpoint cannot be opened: was AUTH_SECRET changed?");
  }
}
