import { createHmac } from "node:crypto";

interface Signable {
  /** In clear, the current one first; none: unsigned. */
  secrets: readonly string[];
  /** The message's id. */
  id: string;
  eventType: string;
  /** When this attempt is made. */
  sentAt: Date;
  body: string;
}

const STANDARD = "whsec_";
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)$/;

/**
 * The headers that say which message this is and, with a secret, that it is ours. `X-Webhook-Signature` is the
 * lower-case hex HMAC-SHA256 of the body under the text of the current secret; `webhook-signature` follows
 * Standard Webhooks, with one signature for each secret.
 */
export function signMessage({ secrets, id, eventType, sentAt, body }: Signable): Record<string, string> {
  const seconds = String(Math.floor(sentAt.getTime() / 1000));
  const headers = {
    "x-event-id": id,
    "x-event-type": eventType,
    "webhook-id": id,
    "webhook-timestamp": seconds,
  };
  const [current] = secrets;
  if (current === undefined) return headers;
  const signed = `${id}.${seconds}.${body}`;
  return {
    ...headers,
    "x-webhook-signature": createHmac("sha256", current).update(body).digest("hex"),
    "webhook-signature": secrets
      .map((secret) => `v1,${createHmac("sha256", standardKey(secret)).update(signed).digest("base64")}`)
      .join(" "),
  };
}

/** `whsec_` and base64 stand for the bytes that they encode; anything else stands for itself. */
function standardKey(secret: string): Buffer {
  const encoded = secret.startsWith(STANDARD) ? secret.slice(STANDARD.length) : "";
  return BASE64.test(encoded) ? Buffer.from(encoded, "base64") : Buffer.from(secret, "utf8");
}
