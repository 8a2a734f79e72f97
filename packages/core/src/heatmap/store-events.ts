import { AppError, type FieldError } from "@titik/contract";
import { heatmapEvents, projects, type Transaction } from "@titik/db";
import type { HeatmapEvent } from "@titik/heatmap-schema";
import { and, eq, inArray } from "drizzle-orm";
import type { WriteContext } from "../context.ts";
import { type EventRow, sameContent, toRow } from "./event-row.ts";
import { insertEvents } from "./sql/insert-events.ts";

export type Outcome = "created" | "duplicate";

const DAY = 86_400_000;

/**
 * Stores the new events among `events`, all or none, and says of each, in order, whether it was new.
 * `field` names the place of an event in the request. Throws `forbidden` for another tenant's event,
 * `unprocessable` for an impossible time, `conflict` for a known eventId with other content.
 */
export async function storeEvents(
  tx: Transaction,
  context: WriteContext,
  events: readonly HeatmapEvent[],
  field: (index: number, name: string) => string,
): Promise<Outcome[]> {
  const receivedAt = context.now();
  const errors = await impossibleTimes(tx, context.tenantId, events, receivedAt, field);
  if (errors.length > 0) {
    throw new AppError("unprocessable", "An event happened at an impossible time.", { details: errors });
  }
  const arrival = {
    tenantId: context.tenantId,
    receivedAt,
    userAgent: header(context, "user-agent"),
    platform: header(context, "sec-ch-ua-platform")?.replaceAll('"', "") ?? null,
  };
  const rows = events.map((event) => toRow(event, arrival));
  const first = new Map<string, EventRow>();
  for (const row of rows) if (!first.has(row.eventId)) first.set(row.eventId, row);

  const { created, known } = await insertOrFind(tx, context.tenantId, first);
  const collisions = rows.flatMap((row, index) => {
    const stored = known.get(row.eventId) ?? first.get(row.eventId);
    return stored === undefined || sameContent(row, stored)
      ? []
      : [{ field: field(index, "eventId"), message: "was already used for an event with other content" }];
  });
  if (collisions.length > 0) {
    throw new AppError("conflict", "An eventId was already used for an event with other content.", {
      code: "EVENT_ID_REUSED",
      details: collisions.slice(0, 20),
    });
  }
  return rows.map((row) => (created.delete(row.eventId) ? "created" : "duplicate"));
}

/** Headers are bytes of anybody's choosing: what a text column could not hold is left out. */
function header(context: WriteContext, name: string): string | null {
  const value = context.headers.get(name)?.slice(0, 512) ?? "";
  return value === "" || value.includes("\0") ? null : value.toWellFormed();
}

async function impossibleTimes(
  tx: Transaction,
  tenantId: string,
  events: readonly HeatmapEvent[],
  now: Date,
  field: (index: number, name: string) => string,
): Promise<FieldError[]> {
  const [project] = await tx
    .select({ retentionDays: projects.retentionDays })
    .from(projects)
    .where(eq(projects.id, tenantId));
  if (project === undefined) throw new AppError("not_found", "This project does not exist.");
  const oldest = now.getTime() - project.retentionDays * DAY;
  const newest = now.getTime() + DAY;
  return events.flatMap((event, index) => {
    const ts = Date.parse(event.ts);
    if (ts > newest) return [{ field: field(index, "ts"), message: "is more than 24 hours ahead" }];
    if (ts < oldest) {
      return [{ field: field(index, "ts"), message: `is older than the ${project.retentionDays} days kept` }];
    }
    return [];
  });
}

/** Rows in the order of their key, so that two batches with crossing ids wait instead of deadlocking. */
async function insertOrFind(tx: Transaction, tenantId: string, rows: ReadonlyMap<string, EventRow>) {
  const sorted = [...rows.values()].sort((a, b) => (a.eventId < b.eventId ? -1 : 1));
  const created = await insertEvents(tx, tenantId, sorted);
  const others = sorted.filter((row) => !created.has(row.eventId)).map((row) => row.eventId);
  const found =
    others.length === 0
      ? []
      : await tx
          .select()
          .from(heatmapEvents)
          .where(and(eq(heatmapEvents.tenantId, tenantId), inArray(heatmapEvents.eventId, others)));
  return { created, known: new Map(found.map((row) => [row.eventId, row])) };
}
