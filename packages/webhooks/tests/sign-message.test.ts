import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { deriveSecretKey, openSecret, sealSecret, signMessage } from "../src/index.ts";

const message = {
  id: "0197a000-0000-7000-8000-000000000001",
  eventType: "analytics.heatmap.event.created",
  body: '{"text":"é😀\\u0000"}',
};
const standard = `whsec_${Buffer.from("twenty-four random bytes").toString("base64")}`;
const verifier = (secret: string) =>
  secret.startsWith("whsec_") ? new Webhook(secret) : new Webhook(Buffer.from(secret), { format: "raw" });

describe("a signed delivery", () => {
  test.each([standard, "a plain secret", "geheim ☕"])(
    "promise 10: verifies with the standardwebhooks package under %s",
    (secret) => {
      const headers = signMessage({ ...message, secrets: [secret], sentAt: new Date() });
      expect(verifier(secret).verify(message.body, headers)).toEqual(JSON.parse(message.body));
      expect(() => verifier(secret).verify(`${message.body} `, headers)).toThrow();
    },
  );

  test("promise 10: is refused five minutes and a second early or late", () => {
    for (const seconds of [-301, 301]) {
      const sentAt = new Date(Date.now() + seconds * 1000);
      const headers = signMessage({ ...message, secrets: [standard], sentAt });
      expect(() => verifier(standard).verify(message.body, headers)).toThrow();
    }
  });

  test("promise 10: verifies under the new secret and the one before it", () => {
    const headers = signMessage({ ...message, secrets: [standard, "old"], sentAt: new Date() });
    for (const secret of [standard, "old"]) verifier(secret).verify(message.body, headers);
    expect(() => verifier("older").verify(message.body, headers)).toThrow();
  });

  test("S000-74, S004-43: X-Webhook-Signature is the hex HMAC-SHA256 of the body under the secret's text", () => {
    for (const secret of [standard, "a plain secret"]) {
      const headers = signMessage({ ...message, secrets: [secret], sentAt: new Date() });
      const expected = createHmac("sha256", secret).update(Buffer.from(message.body)).digest("hex");
      expect(headers["x-webhook-signature"]).toBe(expected);
    }
  });

  test("S004-44: has no signature without a secret", () => {
    expect(signMessage({ ...message, secrets: [], sentAt: new Date(1_700_000_000_999) })).toEqual({
      "x-event-id": message.id,
      "x-event-type": message.eventType,
      "webhook-id": message.id,
      "webhook-timestamp": "1700000000",
    });
  });
});

describe("a stored secret", () => {
  const key = deriveSecretKey("the secret of one installation......");

  test("comes back as it was, and is never stored alike twice", () => {
    for (const secret of ["", standard, "☕".repeat(100)]) {
      const sealed = sealSecret(key, "endpoint", secret);
      expect(openSecret(key, "endpoint", sealed)).toBe(secret);
      expect(sealSecret(key, "endpoint", secret).equals(sealed)).toBe(false);
      if (secret !== "") expect(sealed.includes(secret)).toBe(false);
    }
  });

  test("does not open for another endpoint, with another key, or when a bit was changed", () => {
    const sealed = sealSecret(key, "endpoint", "secret");
    expect(() => openSecret(key, "another", sealed)).toThrow("cannot be opened");
    expect(() => openSecret(deriveSecretKey("another"), "endpoint", sealed)).toThrow("AUTH_SECRET");
    for (let at = 0; at < sealed.length; at += 1) {
      const damaged = Buffer.from(sealed);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      expect(() => openSecret(key, "endpoint", damaged)).toThrow();
    }
    expect(() => openSecret(key, "endpoint", Buffer.alloc(3))).toThrow("damaged");
  });
});
