import { heatmapWebhooks } from "@titik/heatmap-schema";
import { allEndpoints } from "../endpoints.ts";
import { WEBHOOK_SAMPLES, type WebhookEvent } from "../webhook-samples.ts";
import { fieldTable } from "./field-table.ts";
import { block, code, json, table } from "./markdown.ts";

const WHEN: Record<WebhookEvent, string> = {
  "analytics.heatmap.event.created": "A single event was stored: one for each `201`, none for a duplicate.",
  "analytics.heatmap.bulk.accepted": "A batch was stored: one for the whole batch.",
  "analytics.heatmap.export.ready": "An export has ended and its rows are counted.",
};
const EVENTS = Object.keys(heatmapWebhooks) as WebhookEvent[];

// Without an endpoint to subscribe at, nobody can receive what is promised here, and readers have to know.
const subscribable = allEndpoints.some(({ path }) => path.includes("/webhooks"));
const STATUS = subscribable
  ? "Subscribe by `POST /api/projects/:id/webhooks`, with `all`, `heatmap` or one of these names as `eventType`. [Webhooks](../../docs/webhooks.md) says how deliveries are signed, retried and replayed."
  : "**State of this version:** there is no endpoint to subscribe at yet, so nothing is delivered. What follows is the promise that deliveries will keep.";

const VERIFY = `import { createHmac, timingSafeEqual } from "node:crypto";

/** body: the raw bytes of the request, before any parsing. */
export function isGenuine(secret: string, body: Buffer, signature: string): boolean {
  const expected = createHmac("sha256", secret).update(body).digest();
  const given = Buffer.from(signature, "hex");
  return given.length === expected.length && timingSafeEqual(given, expected);
}`;

/** What a subscriber is told, and how it knows that we told it. */
export const webhooksSection = (): string => `## Webhooks (Webhook)

${STATUS}

${table(
  ["Event", "Sent when"],
  EVENTS.map((event) => [code(event), WHEN[event]]),
)}

Each delivery is a \`POST\` of JSON with these headers:

${table(
  ["Header", "Content"],
  [
    [code("X-Event-Type"), "One of the names above."],
    [code("X-Event-Id"), "Names the event; the same on every retry, so that a receiver can tell repeats."],
    [
      code("X-Webhook-Signature"),
      "HMAC-SHA256 of the raw body under the subscription's secret, in lower-case hex.",
    ],
    [
      "`webhook-id`, `webhook-timestamp`, `webhook-signature`",
      "The same proof in the form of Standard Webhooks, with a time against replays.",
    ],
  ],
)}

Any \`2xx\` within 15 seconds is a success. Anything else is tried again with exponentially growing gaps, at most 10 times; redirects are not followed. The event and its deliveries are recorded in one transaction, and sent after it.

${EVENTS.map((event) => `### ${event}\n\n${fieldTable(heatmapWebhooks[event])}\n\n${json(WEBHOOK_SAMPLES[event])}`).join("\n\n")}

A receiver verifies like this:

${block("ts", VERIFY)}`;
