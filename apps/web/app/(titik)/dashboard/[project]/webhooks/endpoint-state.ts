import type { Tone } from "../../../../../src/components/StateBadge.tsx";
import type { WebhookHealth } from "../../../../../src/queries/use-webhooks.ts";

export const STATE_TONE: Record<WebhookHealth["state"], Tone> = {
  healthy: "good",
  failing: "bad",
  idle: "rest",
  paused: "rest",
  gone: "bad",
  given_up: "bad",
};

/** An address without what every address has, for narrow columns. */
export const shortUrl = (url: string) => url.replace(/^https?:\/\//, "");
