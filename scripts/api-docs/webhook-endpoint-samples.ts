import type { webhookEndpoints } from "@titik/contract";
import type { Sample, Values } from "./samples.ts";

type WebhookEndpointId = (typeof webhookEndpoints)[number]["id"];

const NOW = "2026-11-21T08:30:00.000Z";
const SOON = "2026-11-21T08:30:00.184Z";
const TOMORROW = "2026-11-22T08:30:00.000Z";
const HOUR_MS = 3_600_000;
const EVENT_ID = "01a1fd3a-0340-7800-8000-0000000000d1";
const RETRY_ID = "01a1fd3a-0340-7800-8000-0000000000d3";
const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const NEW_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
const NO_ADDRESS = "The address's name cannot be resolved.";

const webhook = ({ webhookId }: Values) => ({
  id: webhookId,
  url: "https://hooks.example/titik",
  enabled: true,
  eventType: "heatmap",
  secret: SECRET,
  createdAt: NOW,
});

/** Nobody listens at the samples' address, so this is how an attempt fails. */
const delivery = ({ webhookId, deliveryId, projectId }: Values) => ({
  id: deliveryId,
  webhookId,
  eventId: EVENT_ID,
  requestBody: `{"tenantId":"${projectId}","webhookId":"${webhookId}","ts":"${NOW}"}`,
  responseBody: null,
  statusCode: null,
  success: false,
  error: NO_ADDRESS,
  sentAt: NOW,
  responseAt: SOON,
});

const attempt = ({ deliveryId }: Values) => ({
  id: deliveryId,
  attempt: 1,
  outcome: "refused",
  statusCode: null,
  error: NO_ADDRESS,
  sentAt: NOW,
  responseAt: SOON,
});

const hours = Array.from({ length: 24 }, (_, index) => ({
  from: new Date(Date.parse(NOW) - (24 - index) * HOUR_MS).toISOString(),
  succeeded: 0,
  failed: index === 23 ? 1 : 0,
}));

/** An endpoint from its creation on; the samples work one after the other. */
export const WEBHOOK_ENDPOINT_SAMPLES: Record<WebhookEndpointId, (values: Values) => Sample[]> = {
  "platform.webhooks.create": (values) => [
    {
      title: "Add a webhook endpoint",
      params: { id: values.projectId },
      body: { url: "https://hooks.example/titik", enabled: true, eventType: "heatmap" },
      status: 201,
      keep: { field: "id", as: "webhookId" },
      answer: webhook(values),
    },
    {
      title: "Send to a private address",
      params: { id: values.projectId },
      body: { url: "http://169.254.169.254/latest", enabled: true, eventType: "all" },
      status: 400,
      answer: { error: "The address leads into a private or reserved network." },
    },
  ],
  "platform.webhooks.list": (values) => [
    {
      title: "List a project's webhook endpoints",
      params: { id: values.projectId },
      status: 200,
      answer: [webhook(values)],
    },
  ],
  "platform.webhooks.health": (values) => [
    {
      title: "Read how the endpoints do",
      params: { id: values.projectId },
      status: 200,
      answer: [
        {
          webhookId: values.webhookId,
          state: "failing",
          since: NOW,
          waiting: 0,
          nextAttemptAt: null,
          hours,
          successRate: 0,
          p95Ms: 184,
          previousSecretUntil: null,
        },
      ],
    },
  ],
  "platform.deliveries.log": (values) => [
    {
      title: "Search the deliveries that failed",
      params: { id: values.projectId },
      query: { outcome: "failed", limit: "1" },
      status: 200,
      answer: {
        data: [
          {
            ...attempt(values),
            webhookId: values.webhookId,
            eventId: EVENT_ID,
            eventType: "webhook.ping",
          },
        ],
        nextCursor: null,
      },
    },
  ],
  "platform.webhooks.change": (values) => [
    {
      title: "Send stored events alone",
      params: { webhookId: values.webhookId },
      body: { eventType: "analytics.heatmap.event.created" },
      status: 200,
      answer: { ...webhook(values), eventType: "analytics.heatmap.event.created" },
    },
  ],
  "platform.webhooks.rotate": (values) => [
    {
      title: "Rotate the secret",
      params: { webhookId: values.webhookId },
      status: 200,
      answer: { ...webhook(values), secret: NEW_SECRET, previousSecretUntil: TOMORROW },
    },
  ],
  "platform.webhooks.ping": (values) => [
    {
      title: "Send a test event",
      params: { webhookId: values.webhookId },
      status: 200,
      keep: { field: "delivery.id", as: "deliveryId" },
      answer: { success: false, error: NO_ADDRESS, delivery: delivery(values) },
    },
  ],
  "platform.deliveries.list": (values) => [
    {
      title: "List an endpoint's deliveries",
      params: { webhookId: values.webhookId },
      query: { page: "1", limit: "10" },
      status: 200,
      answer: { data: [delivery(values)], pagination: { page: 1, limit: 10, total: 1, totalPages: 1 } },
    },
  ],
  "platform.deliveries.get": (values) => [
    {
      title: "Read one delivery",
      params: { deliveryId: values.deliveryId },
      status: 200,
      answer: { ...delivery(values), webhook: { ...webhook(values), secret: "****" } },
    },
  ],
  "platform.deliveries.attempts": (values) => [
    {
      title: "Read every attempt at the same event",
      params: { deliveryId: values.deliveryId },
      status: 200,
      answer: {
        eventType: "webhook.ping",
        requestHeaders: {
          "content-type": "application/json",
          "user-agent": "Titik-Webhooks/1.0",
          "x-event-id": EVENT_ID,
          "x-event-type": "webhook.ping",
        },
        responseHeaders: null,
        attempts: [attempt(values)],
        nextAttemptAt: null,
      },
    },
  ],
  "platform.deliveries.retry": (values) => [
    {
      title: "Send a delivery again, to a receiver that is still out",
      params: { deliveryId: values.deliveryId },
      status: 500,
      answer: { success: false, error: NO_ADDRESS, delivery: { ...delivery(values), id: RETRY_ID } },
    },
  ],
  "platform.webhooks.replay": ({ webhookId, from, to }) => [
    {
      title: "Send what never arrived again",
      params: { webhookId },
      body: { from, to, only: "failed" },
      status: 202,
      answer: { queued: 0 },
    },
  ],
  "platform.webhooks.replay.get": ({ webhookId, from, to }) => [
    {
      title: "Ask how much of it still waits",
      params: { webhookId },
      query: { from, to },
      status: 200,
      answer: { waiting: 0 },
    },
  ],
  "platform.webhooks.delete": ({ webhookId }) => [
    {
      title: "Delete a webhook endpoint",
      params: { webhookId },
      status: 200,
      answer: { success: true },
    },
  ],
};
