import { AppError, type InputOf, type ReplyOf } from "@titik/contract";
import type { Transaction } from "@titik/db";
import {
  type createHeatmapAny,
  createHeatmapBatch,
  createHeatmapEvent,
  HeatmapEvent,
  type HeatmapEventBatch,
  type PartialBatch,
} from "@titik/heatmap-schema";
import { enqueueMessages } from "@titik/webhooks";
import { answerOnce } from "../answer-once.ts";
import type { WriteContext } from "../context.ts";
import { type Outcome, type Rejection, storeEvents } from "./store-events.ts";
import { bulkAccepted, eventCreated } from "./webhook-messages.ts";

/** Stores one event: 201 when it is new, 200 when the same event is already there. */
export function recordEvent(
  context: WriteContext,
  event: HeatmapEvent,
): Promise<ReplyOf<typeof createHeatmapEvent>> {
  return answerOnce(context, createHeatmapEvent.id, async (tx) => {
    const outcomes = await storeEvents(tx, context, [event]);
    refuseRejected(outcomes, (_index, name) => name);
    const { tenantId, now } = context;
    if (outcomes[0] === "created")
      await enqueueMessages(tx, { tenantId, now: now(), messages: [eventCreated(tenantId, event)] });
    return { status: outcomes[0] === "created" ? 201 : 200, body: { eventId: event.eventId } } as const;
  });
}

/** Stores up to 500 events, all or none: 201 when at least one is new, 200 when all are already there. */
export function recordBatch(
  context: WriteContext,
  batch: HeatmapEventBatch,
): Promise<ReplyOf<typeof createHeatmapBatch>> {
  const events = Array.isArray(batch) ? batch : batch.events;
  const prefix = Array.isArray(batch) ? "" : "events";
  return answerOnce(context, createHeatmapBatch.id, async (tx) => {
    const outcomes = await storeEvents(tx, context, events);
    refuseRejected(outcomes, (index, name) => `${prefix}[${index}].${name}`);
    await tellOfBatch(tx, context, events, outcomes);
    const results = events.map(({ eventId }, index) => ({
      index,
      eventId,
      status: outcomes[index] === "created" ? ("created" as const) : ("duplicate" as const),
    }));
    return summarise(results);
  });
}

/** Stores the good ones among up to 500 items and says of each other one why not. */
export function recordPartialBatch(
  context: WriteContext,
  batch: PartialBatch,
): Promise<ReplyOf<typeof createHeatmapBatch>> {
  const items = (Array.isArray(batch) ? batch : batch.events).map((item) => HeatmapEvent.safeParse(item));
  const events = items.flatMap((item) => (item.success ? [item.data] : []));
  return answerOnce(context, createHeatmapBatch.id, async (tx) => {
    const stored = await storeEvents(tx, context, events);
    await tellOfBatch(tx, context, events, stored);
    const outcomes = stored.values();
    const results = items.map((item, index): Result => {
      if (!item.success) {
        const details = item.error.issues.map(({ path, message }) => ({ field: path.join("."), message }));
        return { index, status: "rejected", code: "VALIDATION_ERROR", details };
      }
      const outcome = outcomes.next().value;
      if (outcome === undefined || typeof outcome === "string") {
        return { index, eventId: item.data.eventId, status: outcome ?? "duplicate" };
      }
      const { code, field, message } = outcome;
      return { index, status: "rejected", code, details: [{ field, message }] };
    });
    const reply = summarise(results);
    return { ...reply, body: { ...reply.body, rejected: count(results, "rejected") } };
  });
}

/** One message for the new events of a batch, if there are any. */
async function tellOfBatch(
  tx: Transaction,
  { tenantId, now }: WriteContext,
  events: readonly HeatmapEvent[],
  outcomes: readonly Outcome[],
): Promise<void> {
  const created = events.filter((_event, index) => outcomes[index] === "created");
  if (created.length === 0) return;
  const at = now();
  await enqueueMessages(tx, { tenantId, now: at, messages: [bulkAccepted(tenantId, created, at)] });
}

/** The bulk route: `partial=true` decides which of the two above is meant. */
export function recordBulk(context: WriteContext, input: InputOf<typeof createHeatmapBatch>) {
  if (input.partialBody !== null) return recordPartialBatch(context, input.partialBody);
  if (input.body !== null) return recordBatch(context, input.body);
  throw new AppError("internal", "One of the two bodies is always read.");
}

/** The address of the first documents takes both: an object is an event, anything else a batch. */
export const recordAny = (
  context: WriteContext,
  body: InputOf<typeof createHeatmapAny>["body"],
): Promise<ReplyOf<typeof createHeatmapAny>> =>
  "eventId" in body ? recordEvent(context, body) : recordBatch(context, body);

type Result = ReplyOf<typeof createHeatmapBatch>["body"]["results"][number];

const count = (results: readonly Result[], status: Result["status"]) =>
  results.filter((result) => result.status === status).length;

function summarise(results: Result[]) {
  const accepted = count(results, "created");
  const body = { accepted, duplicates: count(results, "duplicate"), results };
  return { status: accepted > 0 ? (201 as const) : (200 as const), body };
}

const MESSAGES: Partial<Record<Rejection["kind"], string>> = {
  forbidden: "An event names another tenant than the call.",
  unprocessable: "An event happened at an impossible time.",
  conflict: "An eventId was already used for an event with other content.",
};

/** All or none: throws for the first kind of rejection, with every place of that kind, at most 20. */
function refuseRejected(outcomes: readonly Outcome[], place: (index: number, name: string) => string): void {
  const rejected = outcomes.flatMap((outcome, index) =>
    typeof outcome === "string" ? [] : [{ ...outcome, field: place(index, outcome.field) }],
  );
  const [first] = rejected;
  if (first === undefined) return;
  throw new AppError(first.kind, MESSAGES[first.kind] ?? "An event cannot be stored.", {
    code: first.code,
    details: rejected
      .filter(({ kind }) => kind === first.kind)
      .slice(0, 20)
      .map(({ field, message }) => ({ field, message })),
  });
}
