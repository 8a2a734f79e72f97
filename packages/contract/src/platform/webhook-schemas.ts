import { z } from "zod";
import { Cursor, IsoTime, text, Uuid } from "../fields.ts";

/** The names of the events that are sent, as `X-Event-Type` has them. */
export const WEBHOOK_EVENTS = [
  "analytics.heatmap.event.created",
  "analytics.heatmap.bulk.accepted",
  "analytics.heatmap.export.ready",
] as const;

/** What a test ping is sent as, whatever the endpoint subscribes to. */
export const PING_EVENT = "webhook.ping";

/** Stands in the place of a secret that is not shown; sent back, it leaves the secret as it is. */
export const HIDDEN_SECRET = "****";

export const WebhookEventType = z
  .enum(["all", "error", "heatmap", ...WEBHOOK_EVENTS])
  .describe(
    "What is sent: everything, errors, everything of the heatmap, or the events of exactly this name",
  );

const Address = z
  .url({ protocol: /^https?$/, error: "must be an http or https address" })
  .max(2048)
  .refine((value) => URL.canParse(value) && new URL(value).username + new URL(value).password === "", {
    error: "must not hold a user name or password",
  });

const STANDARD_SECRET =
  /^whsec_(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)$/;

const Secret = text(256, 0)
  .refine((value) => !value.startsWith("whsec_") || STANDARD_SECRET.test(value), {
    error: "must be base64 behind whsec_",
  })
  .nullable();

const enabled = z.boolean().describe("False: nothing is sent, and what waits is kept for 30 days");

export const WebhookParams = z.object({ webhookId: Uuid });

export const Webhook = z.object({
  id: Uuid,
  url: z.string(),
  enabled,
  eventType: WebhookEventType,
  secret: z.string().nullable().describe("In clear for admins, `****` for others; null: sent unsigned"),
  createdAt: z.iso.datetime(),
});
export const WebhookList = z.array(Webhook);

export const NewWebhook = z.object({
  url: Address,
  enabled: enabled.default(true),
  eventType: WebhookEventType.default("all"),
  secret: Secret.refine((value) => value !== HIDDEN_SECRET, { error: "must be the secret itself" })
    .optional()
    .describe("Absent: one is made; null or empty: sent unsigned"),
});

export const WebhookChanges = z
  .object({
    url: Address.optional(),
    enabled: enabled.optional(),
    eventType: WebhookEventType.optional(),
    secret: Secret.optional().describe("Absent or `****`: stays; null or empty: sent unsigned from now on"),
  })
  .refine((changes) => Object.values(changes).some((value) => value !== undefined), {
    error: "must name at least one of url, enabled, eventType, secret",
  });

export const RotatedSecret = Webhook.extend({
  previousSecretUntil: z.iso.datetime().describe("Until then deliveries carry a signature of both secrets"),
});

export const DeliveryOutcome = z
  .enum(["success", "failure", "refused", "timeout", "unknown"])
  .describe(
    "`refused`: nothing was sent, the address is not allowed or lets nobody connect; `unknown`: sent, but its worker ended before the answer",
  );

export const DeliveryParams = z.object({ deliveryId: Uuid });

export const Delivery = z.object({
  id: Uuid.describe("Names this one attempt"),
  webhookId: Uuid,
  eventId: Uuid.describe("`X-Event-Id`: the same for every attempt at this event"),
  requestBody: z.string().describe("Byte for byte what was sent"),
  responseBody: z.string().nullable().describe("At most 64 KiB of it"),
  statusCode: z.int().nullable(),
  success: z.boolean(),
  error: z.string().nullable(),
  sentAt: z.iso.datetime(),
  responseAt: z.iso.datetime().nullable(),
});

export const DeliveryListQuery = z.object({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  limit: z.coerce.number().int().min(1).max(100).default(10),
});

export const DeliveryList = z.object({
  data: z.array(Delivery),
  pagination: z.object({ page: z.int(), limit: z.int(), total: z.int(), totalPages: z.int() }),
});

export const DeliveryWithWebhook = Delivery.extend({
  webhook: Webhook.extend({ secret: z.string().nullable().describe("Always `****`; null: unsigned") }),
});

export const DeliverySucceeded = z.object({ success: z.literal(true), delivery: Delivery });
export const DeliveryFailed = z.object({ success: z.literal(false), error: z.string(), delivery: Delivery });

const Attempt = z.object({
  id: Uuid,
  attempt: z.int().min(1),
  outcome: DeliveryOutcome,
  statusCode: z.int().nullable(),
  error: z.string().nullable(),
  sentAt: z.iso.datetime(),
  responseAt: z.iso.datetime().nullable(),
});

const Headers = z.record(z.string(), z.string());

export const DeliveryAttempts = z.object({
  eventType: z.string().describe("`X-Event-Type`"),
  requestHeaders: Headers.describe("Of the named attempt"),
  responseHeaders: Headers.nullable(),
  attempts: z
    .array(Attempt)
    .max(100)
    .describe("Every attempt to send this event to this endpoint, newest first"),
  nextAttemptAt: z.iso
    .datetime()
    .nullable()
    .describe("When it is tried again by itself; null when it is not"),
});

export const LogQuery = z.object({
  webhookId: Uuid.optional(),
  outcome: DeliveryOutcome.or(z.literal("failed")).optional().describe("`failed`: everything but `success`"),
  eventType: z.enum([...WEBHOOK_EVENTS, PING_EVENT]).optional(),
  from: IsoTime.optional().describe("First moment of sending, included"),
  to: IsoTime.optional().describe("End, excluded"),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: Cursor.optional(),
});

export const LogPage = z.object({
  data: z.array(Attempt.extend({ webhookId: Uuid, eventId: Uuid, eventType: z.string() })),
  nextCursor: Cursor.nullable(),
});

const Hour = z.object({
  from: z.iso.datetime(),
  succeeded: z.int().nonnegative(),
  failed: z.int().nonnegative(),
});

export const WebhookHealth = z.object({
  webhookId: Uuid,
  state: z
    .enum(["healthy", "failing", "idle", "paused", "gone", "given_up"])
    .describe(
      "`idle`: nothing was sent in 24 hours; `paused`: by a person; `gone`: it answered 410; `given_up`: it failed for five days",
    ),
  since: z.iso.datetime().nullable().describe("Of the states `failing`, `paused`, `gone` and `given_up`"),
  waiting: z.int().nonnegative().describe("Messages that are not delivered yet"),
  nextAttemptAt: z.iso.datetime().nullable().describe("The earliest of those that wait for another attempt"),
  hours: z.array(Hour).length(24).describe("Attempts of the last 24 hours, oldest first"),
  successRate: z.number().min(0).max(1).nullable().describe("Of these; null without any"),
  p95Ms: z
    .int()
    .nonnegative()
    .nullable()
    .describe("95 % of the latest thousand were answered, or given up, within so many milliseconds"),
  previousSecretUntil: z.iso.datetime().nullable().describe("Until then both secrets sign"),
});
export const WebhookHealthList = z.array(WebhookHealth);

export const ReplayRequest = z
  .object({
    from: IsoTime.describe("Messages made at or after this moment"),
    to: IsoTime.describe("and before this one"),
    only: z
      .enum(["all", "failed"])
      .default("failed")
      .describe("`failed`: those that this endpoint has never answered with success"),
  })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), { error: "from must lie before to" });

export const StartedReplay = z.object({
  queued: z.int().nonnegative().describe("Messages that are sent again, each under its own X-Event-Id"),
});

export const ReplayQuery = z.object({ from: IsoTime, to: IsoTime });
export const ReplayProgress = z.object({
  waiting: z.int().nonnegative().describe("Messages of that time that are not delivered yet"),
});
