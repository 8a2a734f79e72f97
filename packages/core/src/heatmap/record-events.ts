import { AppError, type InputOf, type ReplyOf } from "@titik/contract";
import {
  type createHeatmapAny,
  createHeatmapBatch,
  createHeatmapEvent,
  HeatmapEvent,
  type HeatmapEventBatch,
  type PartialBatch,
} from "@titik/heatmap-schema";
import { answerOnce, type Reply } from "../answer-once.ts";
import type { Services, WriteContext } from "../context.ts";
import type { EventStore } from "./event-store.ts";
import type { IngestCounter } from "./ingest-counter.ts";
import { type Arrival, isRow, judge, type Outcome, type Rejection, storeArrivals } from "./store-events.ts";
import { bulkAccepted, eventCreated } from "./webhook-messages.ts";

/** What ingestion needs beside every verb's parts. */
export interface IngestServices extends Services {
  eventStore: EventStore;
  ingestCounter: IngestCounter;
}

type IngestContext = WriteContext & IngestServices;

/** Stores one event: 201 when it is new, 200 when the same event is already there. */
export async function recordEvent(
  context: IngestContext,
  event: HeatmapEvent,
): Promise<ReplyOf<typeof createHeatmapEvent>> {
  const { tenantId } = context;
  const arrival = await arrive(context, [event], {
    refuse: (outcomes) => refuseRejected(outcomes, (_index, name) => name),
    tell: ([created = event]) => [eventCreated(tenantId, created)],
  });
  const reply = await answerArrival(context, createHeatmapEvent.id, arrival, ([outcome]) => ({
    status: outcome === "created" ? 201 : 200,
    body: { eventId: event.eventId },
  }));
  context.ingestCounter.add(tenantId, "duplicate", reply.status === 200 ? 1 : 0);
  return reply;
}

/** Stores up to 500 events, all or none: 201 when at least one is new, 200 when all are already there. */
export async function recordBatch(
  context: IngestContext,
  batch: HeatmapEventBatch,
): Promise<ReplyOf<typeof createHeatmapBatch>> {
  const events = Array.isArray(batch) ? batch : batch.events;
  const prefix = Array.isArray(batch) ? "" : "events";
  const arrival = await arrive(context, events, {
    refuse: (outcomes) => refuseRejected(outcomes, (index, name) => `${prefix}[${index}].${name}`),
    tell: (created) => [bulkAccepted(context.tenantId, created, context.now())],
  });
  const reply = await answerArrival(context, createHeatmapBatch.id, arrival, (outcomes) =>
    summarise(
      events.map(({ eventId }, index) => ({
        index,
        eventId,
        status: outcomes[index] === "created" ? ("created" as const) : ("duplicate" as const),
      })),
    ),
  );
  countUnstored(context, reply);
  return reply;
}

/** Stores the good ones among up to 500 items and says of each other one why not. */
export async function recordPartialBatch(
  context: IngestContext,
  batch: PartialBatch,
): Promise<ReplyOf<typeof createHeatmapBatch>> {
  const items = (Array.isArray(batch) ? batch : batch.events).map((item) => HeatmapEvent.safeParse(item));
  const events = items.flatMap((item) => (item.success ? [item.data] : []));
  const arrival = await arrive(context, events, {
    refuse: () => undefined,
    tell: (created) => [bulkAccepted(context.tenantId, created, context.now())],
  });
  const reply = await answerArrival(context, createHeatmapBatch.id, arrival, (stored) => {
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
    const summary = summarise(results);
    return { ...summary, body: { ...summary.body, rejected: count(results, "rejected") } };
  });
  countUnstored(context, reply);
  return reply;
}

/** The answer of a replay speaks of the first call: what was new then is a duplicate now. */
function countUnstored(
  { tenantId, ingestCounter }: IngestContext,
  { headers, body }: Reply<BatchAnswer>,
): void {
  const isReplay = headers?.["idempotency-replayed"] === "true";
  ingestCounter.add(tenantId, "duplicate", body.duplicates + (isReplay ? body.accepted : 0));
  ingestCounter.add(tenantId, "refused", body.rejected ?? 0);
}

async function arrive(
  context: IngestContext,
  events: readonly HeatmapEvent[],
  rules: Pick<Arrival, "refuse" | "tell">,
): Promise<Arrival> {
  const { tenantId, now, eventStore } = context;
  const origin = {
    tenantId,
    receivedAt: now(),
    userAgent: header(context, "user-agent"),
    platform: header(context, "sec-ch-ua-platform")?.replaceAll('"', "") ?? null,
  };
  const candidates = judge(events, origin, await eventStore.retentionDays(tenantId));
  return { tenantId, receivedAt: origin.receivedAt, events, candidates, ...rules };
}

/** Headers are bytes of anybody's choosing: what a text column could not hold is left out. */
function header(context: WriteContext, name: string): string | null {
  const value = context.headers.get(name)?.slice(0, 512) ?? "";
  return value === "" || value.includes("\0") ? null : value.toWellFormed();
}

/** With an idempotency key a call commits alone, beside its key; else together with whatever comes just then. */
async function answerArrival<Body>(
  context: IngestContext,
  endpoint: string,
  arrival: Arrival,
  reply: (outcomes: readonly Outcome[]) => Reply<Body>,
): Promise<Reply<Body>> {
  if (context.idempotency === null) {
    arrival.refuse(arrival.candidates.map((candidate) => (isRow(candidate) ? "created" : candidate)));
    const outcomes = await context.eventStore.store(arrival);
    arrival.refuse(outcomes);
    return reply(outcomes);
  }
  return answerOnce(context, endpoint, async (tx) => {
    const [outcomes = []] = await storeArrivals(tx, context.tenantId, [arrival]);
    arrival.refuse(outcomes);
    return reply(outcomes);
  });
}

/** The bulk route: `partial=true` decides which of the two above is meant. */
export function recordBulk(context: IngestContext, input: InputOf<typeof createHeatmapBatch>) {
  if (input.partialBody !== null) return recordPartialBatch(context, input.partialBody);
  if (input.body !== null) return recordBatch(context, input.body);
  throw new AppError("internal", "One of the two bodies is always read.");
}

/** The address of the first documents takes both: an object is an event, anything else a batch. */
export const recordAny = (
  context: IngestContext,
  body: InputOf<typeof createHeatmapAny>["body"],
): Promise<ReplyOf<typeof createHeatmapAny>> =>
  "eventId" in body ? recordEvent(context, body) : recordBatch(context, body);

type BatchAnswer = ReplyOf<typeof createHeatmapBatch>["body"];
type Result = BatchAnswer["results"][number];

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
