import { endpoint } from "../endpoint.ts";
import { inProject } from "./endpoint-kinds.ts";
import { Success } from "./fields.ts";
import { ProjectParams } from "./project-schemas.ts";
import {
  DeliveryAttempts,
  DeliveryFailed,
  DeliveryList,
  DeliveryListQuery,
  DeliveryParams,
  DeliverySucceeded,
  DeliveryWithWebhook,
  LogPage,
  LogQuery,
  NewWebhook,
  ReplayProgress,
  ReplayQuery,
  ReplayRequest,
  RotatedSecret,
  StartedReplay,
  Webhook,
  WebhookChanges,
  WebhookHealthList,
  WebhookList,
  WebhookParams,
} from "./webhook-schemas.ts";

const ofWebhook = { ...inProject, tenant: "resource", resource: "webhook" } as const;
const ofDelivery = { ...inProject, tenant: "resource", resource: "delivery", role: "reader" } as const;

export const listWebhooks = endpoint({
  ...inProject,
  role: "reader",
  id: "platform.webhooks.list",
  method: "GET",
  path: "/api/projects/:id/webhooks",
  summary: "List a project's webhook endpoints, oldest first",
  input: { params: ProjectParams },
  responses: { 200: WebhookList },
});

export const createWebhook = endpoint({
  ...inProject,
  id: "platform.webhooks.create",
  method: "POST",
  path: "/api/projects/:id/webhooks",
  summary: "Add a webhook endpoint; without a secret in the body one is made",
  input: { params: ProjectParams, body: NewWebhook },
  responses: { 201: Webhook },
});

export const listWebhookHealth = endpoint({
  ...inProject,
  role: "reader",
  id: "platform.webhooks.health",
  method: "GET",
  path: "/api/projects/:id/webhooks/health",
  summary: "How each webhook endpoint of a project did in the last 24 hours, and what waits for it",
  input: { params: ProjectParams },
  responses: { 200: WebhookHealthList },
});

export const listDeliveryLog = endpoint({
  ...inProject,
  role: "reader",
  id: "platform.deliveries.log",
  method: "GET",
  path: "/api/projects/:id/webhook-deliveries",
  summary: "Search a project's webhook deliveries, newest first",
  input: { params: ProjectParams, query: LogQuery },
  responses: { 200: LogPage },
});

export const changeWebhook = endpoint({
  ...ofWebhook,
  id: "platform.webhooks.change",
  method: "PUT",
  path: "/api/webhooks/:webhookId",
  summary: "Change a webhook endpoint; what is not named stays",
  input: { params: WebhookParams, body: WebhookChanges },
  responses: { 200: Webhook },
});

export const rotateSecret = endpoint({
  ...ofWebhook,
  id: "platform.webhooks.rotate",
  method: "POST",
  path: "/api/webhooks/:webhookId/rotate",
  summary: "Make a new secret; for 24 hours deliveries are signed with the one before it too",
  input: { params: WebhookParams },
  responses: { 200: RotatedSecret },
});

export const pingWebhook = endpoint({
  ...ofWebhook,
  id: "platform.webhooks.ping",
  method: "POST",
  path: "/api/webhooks/:webhookId/ping",
  summary: "Send a test event at once, also to an endpoint that is disabled, and tell what came of it",
  input: { params: WebhookParams },
  responses: { 200: DeliverySucceeded.or(DeliveryFailed) },
});

export const listDeliveries = endpoint({
  ...ofWebhook,
  role: "reader",
  id: "platform.deliveries.list",
  method: "GET",
  path: "/api/webhooks/:webhookId/deliveries",
  summary: "List a webhook endpoint's deliveries, newest first",
  input: { params: WebhookParams, query: DeliveryListQuery },
  responses: { 200: DeliveryList },
});

export const getDelivery = endpoint({
  ...ofDelivery,
  id: "platform.deliveries.get",
  method: "GET",
  path: "/api/webhook-deliveries/:deliveryId",
  summary: "Read one delivery with its webhook endpoint",
  input: { params: DeliveryParams },
  responses: { 200: DeliveryWithWebhook },
});

export const listAttempts = endpoint({
  ...ofDelivery,
  id: "platform.deliveries.attempts",
  method: "GET",
  path: "/api/webhook-deliveries/:deliveryId/attempts",
  summary: "Read a delivery's headers, and every attempt at the same event",
  input: { params: DeliveryParams },
  responses: { 200: DeliveryAttempts },
});

export const retryDelivery = endpoint({
  ...ofDelivery,
  role: "admin",
  id: "platform.deliveries.retry",
  method: "POST",
  path: "/api/webhook-deliveries/:deliveryId/retry",
  summary: "Send the same event again at once: same body, same X-Event-Id, a new line in the log",
  input: { params: DeliveryParams },
  responses: { 200: DeliverySucceeded, 500: DeliveryFailed },
});

export const replayWebhook = endpoint({
  ...ofWebhook,
  id: "platform.webhooks.replay",
  method: "POST",
  path: "/api/webhooks/:webhookId/replay",
  summary: "Send the events of a range of time again, each under its own X-Event-Id",
  input: { params: WebhookParams, body: ReplayRequest },
  responses: { 202: StartedReplay },
});

export const getReplay = endpoint({
  ...ofWebhook,
  role: "reader",
  id: "platform.webhooks.replay.get",
  method: "GET",
  path: "/api/webhooks/:webhookId/replay",
  summary: "How much of a range of time still waits, such as of a replay",
  input: { params: WebhookParams, query: ReplayQuery },
  responses: { 200: ReplayProgress },
});

export const deleteWebhook = endpoint({
  ...ofWebhook,
  id: "platform.webhooks.delete",
  method: "DELETE",
  path: "/api/webhooks/:webhookId",
  summary: "Delete a webhook endpoint with what waits for it",
  input: { params: WebhookParams },
  responses: { 200: Success },
});

/** In the order of the documents; the samples work one after the other. */
export const webhookEndpoints = [
  createWebhook,
  listWebhooks,
  changeWebhook,
  rotateSecret,
  pingWebhook,
  listWebhookHealth,
  listDeliveryLog,
  listDeliveries,
  getDelivery,
  listAttempts,
  retryDelivery,
  replayWebhook,
  getReplay,
  deleteWebhook,
] as const;
