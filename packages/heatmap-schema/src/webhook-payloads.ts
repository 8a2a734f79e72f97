import { IsoTime, Uuid, type WEBHOOK_EVENTS } from "@titik/contract";
import { z } from "zod";
import { EventType, Page } from "./schemas.ts";

const Count = z.int().min(0);

const Summary = z
  .array(z.object({ page: Page, selector: z.string(), events: Count }))
  .max(20)
  .describe("Where the events happened, most events first, at most 20 places.");

export const EventCreated = z.object({
  tenantId: Uuid,
  eventId: Uuid,
  type: EventType,
  summary: Summary,
  ts: IsoTime.describe("When the event happened."),
});

export const BulkAccepted = z.object({
  tenantId: Uuid,
  eventIds: z.array(Uuid).min(1).max(500).describe("The new ones, in the order of the request."),
  summary: Summary,
  ts: IsoTime.describe("When the batch was accepted."),
});

export const ExportReady = z.object({
  tenantId: Uuid,
  exportId: Uuid.optional().describe("Of a background export."),
  format: z.enum(["csv", "ndjson"]),
  rows: Count,
  filter: z.record(z.string(), z.string()).describe("The query of the export, as it was sent."),
  ts: IsoTime.describe("When the export ended."),
});

/** The body of a delivery by its `X-Event-Type`, for each event that can be subscribed to. */
export const heatmapWebhooks = {
  "analytics.heatmap.event.created": EventCreated,
  "analytics.heatmap.bulk.accepted": BulkAccepted,
  "analytics.heatmap.export.ready": ExportReady,
} as const satisfies Record<(typeof WEBHOOK_EVENTS)[number], z.ZodType>;
