import { AppError, type ErrorKind } from "@titik/contract";
import { heatmapEvents, projects, type Transaction } from "@titik/db";
import type { HeatmapEvent } from "@titik/heatmap-schema";
import { and, eq, inArray } from "drizzle-orm";
import type { WriteContext } from "../context.ts";
import { type EventRow, sameContent, toRow } from "./event-row.ts";
import { insertEvents } from "./sql/insert-events.ts";

/** Why one event cannot be stored, in the terms of an AppError. */
export interface Rejection {
  kind: ErrorKind;
  code: string;
  field: "eventId" | "ts" | "tenantId";
  message: string;
}

export type Outcome = "created" | "duplicate" | Rejection;

const DAY = 86_400_000;

const COLLISION: Rejection = {
  kind: "conflict",
  code: "EVENT_ID_REUSED",
  field: "eventId",
  message: "was already used for an event with other content",
};

/**
 * Stores the new and possible ones among `events` and says of each, in order, what became of it. Nothing of a
 * rejected event is stored; whether that undoes the others is the caller's to decide.
 */
export async function storeEvents(
  tx: Transaction,
  context: WriteContext,
  events: readonly HeatmapEvent[],
): Promise<Outcome[]> {
  const receivedAt = context.now();
  const judge = await timeJudge(tx, context.tenantId, receivedAt);
  const arrival = {
    tenantId: context.tenantId,
    receivedAt,
    userAgent: header(context, "user-agent"),
    platform: header(context, "sec-ch-ua-platform")?.replaceAll('"', "") ?? null,
  };
  const candidates = events.map((event) => judge(event) ?? toRow(event, arrival));
  const first = new Map<string, EventRow>();
  for (const candidate of candidates) {
    if (isRow(candidate) && !first.has(candidate.eventId)) first.set(candidate.eventId, candidate);
  }
  const { created, known } = await insertOrFind(tx, context.tenantId, first);
  return candidates.map((candidate) => {
    if (!isRow(candidate)) return candidate;
    const stored = known.get(candidate.eventId) ?? first.get(candidate.eventId);
    if (stored !== undefined && !sameContent(candidate, stored)) return COLLISION;
    return created.delete(candidate.eventId) ? "created" : "duplicate";
  });
}

const isRow = (candidate: EventRow | Rejection): candidate is EventRow => !("kind" in candidate);

/** Headers are bytes of anybody's choosing: what a text column could not hold is left out. */
function header(context: WriteContext, name: string): string | null {
  const value = context.headers.get(name)?.slice(0, 512) ?? "";
  return value === "" || value.includes("\0") ? null : value.toWellFormed();
}

async function timeJudge(tx: Transaction, tenantId: string, now: Date) {
  const [project] = await tx
    .select({ retentionDays: projects.retentionDays })
    .from(projects)
    .where(eq(projects.id, tenantId));
  if (project === undefined) throw new AppError("not_found", "This project does not exist.");
  const oldest = now.getTime() - project.retentionDays * DAY;
  const newest = now.getTime() + DAY;
  return (event: HeatmapEvent): Rejection | null => {
    if (event.tenantId !== undefined && event.tenantId.toLowerCase() !== tenantId) {
      return {
        kind: "forbidden",
        code: "FORBIDDEN",
        field: "tenantId",
        message: "is not the tenant of the call",
      };
    }
    const ts = Date.parse(event.ts);
    if (ts >= oldest && ts <= newest) return null;
    const message =
      ts > newest ? "is more than 24 hours ahead" : `is older than the ${project.retentionDays} days kept`;
    return { kind: "unprocessable", code: "UNPROCESSABLE_ENTITY", field: "ts", message };
  };
}

/** Rows in the order of their key, so that two batches with crossing ids wait instead of deadlocking. */
async function insertOrFind(tx: Transaction, tenantId: string, rows: ReadonlyMap<string, EventRow>) {
  const sorted = [...rows.values()].sort((a, b) => (a.eventId < b.eventId ? -1 : 1));
  const created = sorted.length === 0 ? new Set<string>() : await insertEvents(tx, tenantId, sorted);
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
