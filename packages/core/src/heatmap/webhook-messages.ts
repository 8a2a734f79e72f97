import { randomUUIDv7 } from "node:crypto";
import type {
  BulkAccepted,
  EventCreated,
  ExportReady,
  HeatmapEvent,
  heatmapWebhooks,
} from "@titik/heatmap-schema";
import type { NewMessage } from "@titik/webhooks";
import type { z } from "zod";

/** Places that a summary names. */
const SUMMARY_LENGTH = 20;

const message = (eventType: keyof typeof heatmapWebhooks, payload: object): NewMessage => ({
  id: randomUUIDv7(),
  eventType,
  body: JSON.stringify(payload),
});

/** Tells of one new event. */
export function eventCreated(tenantId: string, event: HeatmapEvent): NewMessage {
  const payload: z.output<typeof EventCreated> = {
    tenantId,
    eventId: event.eventId.toLowerCase(),
    type: event.type,
    summary: summarise([event]),
    ts: new Date(event.ts).toISOString(),
  };
  return message("analytics.heatmap.event.created", payload);
}

/** Tells of a batch by its new events, of which there is at least one. */
export function bulkAccepted(tenantId: string, events: readonly HeatmapEvent[], now: Date): NewMessage {
  const payload: z.output<typeof BulkAccepted> = {
    tenantId,
    eventIds: events.map(({ eventId }) => eventId.toLowerCase()),
    summary: summarise(events),
    ts: now.toISOString(),
  };
  return message("analytics.heatmap.bulk.accepted", payload);
}

/** Tells that an export has ended; `query` is what was asked, without its format. */
export function exportReady(
  tenantId: string,
  { query, ...ended }: { exportId?: string; format: "csv" | "ndjson"; rows: number; query: object },
  now: Date,
): NewMessage {
  const filter = Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
  const payload: z.output<typeof ExportReady> = { tenantId, ...ended, filter, ts: now.toISOString() };
  return message("analytics.heatmap.export.ready", payload);
}

/** Where the events happened, most events first. */
function summarise(events: readonly HeatmapEvent[]) {
  const places = Map.groupBy(events, ({ page, selector }) => JSON.stringify([page, selector]));
  return [...places.values()]
    .flatMap((some) =>
      some.slice(0, 1).map(({ page, selector }) => ({ page, selector, events: some.length })),
    )
    .sort((a, b) => b.events - a.events)
    .slice(0, SUMMARY_LENGTH);
}
