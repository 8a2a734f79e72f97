import { expect } from "vitest";
import { caller, type freshTenant, newEvent } from "./stack.ts";

export type Tenant = Awaited<ReturnType<typeof freshTenant>>;

/** The documented keys, in their order. */
export const WEBHOOK_KEYS = ["id", "url", "enabled", "eventType", "secret", "createdAt"];
export const DELIVERY_KEYS = [
  "id",
  "webhookId",
  "eventId",
  "requestBody",
  "responseBody",
  "statusCode",
  "success",
  "error",
  "sentAt",
  "responseAt",
];

export const listOf = ({ tenantId }: Tenant) => `/api/projects/${tenantId}/webhooks`;
export const bearer = ({ as }: Tenant, role: keyof Tenant["as"] = "admin") => ({
  authorization: as[role].authorization,
});

/** Calls about webhooks, from one client address. */
export function callWebhooks(api = caller()) {
  return {
    api,
    /** Makes an endpoint of the tenant; `path` is where it is managed. */
    addWebhook: async (to: Tenant, body: object) => {
      const answer = await api.post(listOf(to)).set(bearer(to)).send(body).expect(201);
      return { ...answer.body, path: `/api/webhooks/${answer.body.id}` };
    },
    /** Stores an event, of which the tenant's endpoints are told. */
    sendEvent: (of: Tenant, event = newEvent()) =>
      api.post("/api/analytics/heatmap/events").set(of.as.writer).send(event).expect(201),
    /** The log of an endpoint once it holds as many attempts; a line is written after the answer has come. */
    logOf: async (of: Tenant, path: string, attempts: number) => {
      const ask = () => api.get(`${path}/deliveries`).set(bearer(of));
      const lines = async () => (await ask()).body.pagination?.total;
      await expect.poll(lines, { timeout: 15_000 }).toBeGreaterThanOrEqual(attempts);
      return ask().expect(200);
    },
  };
}
