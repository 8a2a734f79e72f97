import { randomUUIDv7 } from "node:crypto";
import { openSecret, type SecretKey } from "./seal-secret.ts";
import type { Answer } from "./send-request.ts";
import { signMessage } from "./sign-message.ts";

/** One message for one endpoint, leased: whoever holds the token sends it and says what came of it. */
export interface LeasedDelivery {
  tenantId: string;
  webhookId: string;
  messageId: string;
  messageCreatedAt: Date;
  token: string;
  leaseUntil: Date;
  /** How often it has been started, this time included. */
  attempts: number;
  eventType: string;
  body: string;
  url: string;
  /** Sealed. */
  secret: Buffer | null;
  previousSecret: Buffer | null;
  previousSecretUntil: Date | null;
  failingSince: Date | null;
}

/** What became of it: a line of the log. */
export interface Attempt extends Answer {
  id: string;
  delivery: LeasedDelivery;
  requestHeaders: Record<string, string>;
  sentAt: Date;
  /** When the answer was read, or it was clear that there will be none. */
  responseAt: Date | null;
}

/** `sendRequest` with its rules, or what a test puts in its place. */
export type Send = (request: {
  url: string;
  headers: Record<string, string>;
  body: string;
}) => Promise<Answer>;

export interface Sender {
  secretKey: SecretKey;
  send: Send;
  now: () => Date;
}

/** Signs and sends one delivery. Never throws: what goes wrong is in the attempt. */
export async function attemptDelivery(
  { secretKey, send, now }: Sender,
  delivery: LeasedDelivery,
): Promise<Attempt> {
  const sentAt = now();
  const started = { id: randomUUIDv7(), delivery, sentAt };
  let requestHeaders: Record<string, string> = {};
  try {
    requestHeaders = {
      "content-type": "application/json",
      "user-agent": "Titik-Webhooks/1.0",
      ...signMessage({
        secrets: openSecrets(secretKey, delivery, sentAt),
        id: delivery.messageId,
        eventType: delivery.eventType,
        sentAt,
        body: delivery.body,
      }),
    };
    const answer = await send({ url: delivery.url, headers: requestHeaders, body: delivery.body });
    return { ...started, ...answer, requestHeaders, responseAt: now() };
  } catch (error) {
    const nothing = { statusCode: null, headers: null, body: null, responseAt: now() };
    const reason = error instanceof Error ? error.message : "it could not be signed";
    return { ...started, ...nothing, requestHeaders, outcome: "refused", error: reason };
  }
}

/** In clear, the current one first, then for 24 hours the one before it. */
function openSecrets(key: SecretKey, delivery: LeasedDelivery, at: Date): string[] {
  const { secret, previousSecret, previousSecretUntil } = delivery;
  const both = [secret, previousSecretUntil !== null && previousSecretUntil > at ? previousSecret : null];
  return both.flatMap((sealed) => (sealed === null ? [] : [openSecret(key, delivery.webhookId, sealed)]));
}
