import { AppError, type ReplyOf } from "@titik/contract";
import {
  createHeatmapBatch,
  createHeatmapEvent,
  type HeatmapEvent,
  type HeatmapEventBatch,
} from "@titik/heatmap-schema";
import { answerOnce } from "../answer-once.ts";
import type { WriteContext } from "../context.ts";
import { storeEvents } from "./store-events.ts";

/** Stores one event: 201 when it is new, 200 when the same event is already there. */
export function recordEvent(
  context: WriteContext,
  event: HeatmapEvent,
): Promise<ReplyOf<typeof createHeatmapEvent>> {
  refuseForeignTenant(context, [event]);
  return answerOnce(context, createHeatmapEvent.id, async (tx) => {
    const [outcome] = await storeEvents(tx, context, [event], (_index, name) => name);
    return { status: outcome === "created" ? 201 : 200, body: { eventId: event.eventId } } as const;
  });
}

/** Stores up to 500 events, all or none: 201 when at least one is new, 200 when all are already there. */
export function recordBatch(
  context: WriteContext,
  batch: HeatmapEventBatch,
): Promise<ReplyOf<typeof createHeatmapBatch>> {
  const events = Array.isArray(batch) ? batch : batch.events;
  const prefix = Array.isArray(batch) ? "" : "events";
  refuseForeignTenant(context, events);
  return answerOnce(context, createHeatmapBatch.id, async (tx) => {
    const outcomes = await storeEvents(tx, context, events, (index, name) => `${prefix}[${index}].${name}`);
    const accepted = outcomes.filter((outcome) => outcome === "created").length;
    const results = events.map(({ eventId }, index) => ({
      index,
      eventId,
      status: outcomes[index] ?? "duplicate",
    }));
    const body = { accepted, duplicates: events.length - accepted, results };
    return { status: accepted > 0 ? 201 : 200, body } as const;
  });
}

/** The address of the first documents takes both: an object is an event, anything else a batch. */
export const recordAny = (context: WriteContext, body: HeatmapEvent | HeatmapEventBatch) =>
  "eventId" in body ? recordEvent(context, body) : recordBatch(context, body);

function refuseForeignTenant(context: WriteContext, events: readonly HeatmapEvent[]): void {
  const foreign = events.some(
    ({ tenantId }) => tenantId !== undefined && tenantId.toLowerCase() !== context.tenantId,
  );
  if (foreign) throw new AppError("forbidden", "An event names another tenant than the call.");
}
