import {
  exportChunks,
  exports,
  finishJob,
  heatmapEvents,
  keepLease,
  type LeasedJob,
  withTenant,
} from "@titik/db";
import { enqueueMessages } from "@titik/webhooks";
import { and, count, eq } from "drizzle-orm";
import type { Services } from "../context.ts";
import { formatHead, formatLines } from "./format-events.ts";
import { eventFilter } from "./sql/event-filter.ts";
import { readLines } from "./sql/read-lines.ts";
import { exportReady } from "./webhook-messages.ts";

const BATCH = 2_000;

/**
 * Writes an export chunk by chunk. Chunk and progress commit together under the job's lease, so a worker that
 * takes over after a kill goes on below the last event, and one that lost the job writes nothing more.
 */
export async function buildExport({ db, now }: Services, job: LeasedJob, leaseMs: number): Promise<void> {
  while (await writeChunk());

  function writeChunk(): Promise<boolean> {
    return withTenant(db, job.tenantId, async (tx) => {
      if (!(await keepLease(tx, job, new Date(now().getTime() + leaseMs)))) return false;
      const self = and(eq(exports.tenantId, job.tenantId), eq(exports.id, job.subject));
      const [row] = await tx.select().from(exports).where(self);
      if (row === undefined) {
        await finishJob(tx, job);
        return false;
      }
      const { lastTs, lastEventId } = row;
      const after = lastTs === null || lastEventId === null ? null : { ts: lastTs, eventId: lastEventId };
      const { lines, positions } = await readLines(tx, job.tenantId, row.filter, after, BATCH);
      const last = positions.at(-1);
      const text = Buffer.from(lines.map((line) => `${line}\n`).join(""));
      const head = Buffer.from(after === null ? formatHead(row.format) : "");
      const body = Buffer.concat([head, formatLines(row.format, text)]);
      const number = Math.ceil(row.rows / BATCH);
      if (body.length > 0) {
        await tx.insert(exportChunks).values({ tenantId: job.tenantId, exportId: row.id, number, body });
      }
      const finished = lines.length < BATCH;
      await tx
        .update(exports)
        .set({
          status: finished ? "completed" : "running",
          rows: row.rows + lines.length,
          total: row.total ?? (await countMatching()),
          ...(last && { lastTs: last.ts, lastEventId: last.eventId }),
        })
        .where(self);
      if (finished) {
        const [at, rows] = [now(), row.rows + lines.length];
        const told = { exportId: row.id, format: row.format, rows, query: row.filter };
        const messages = [exportReady(job.tenantId, told, at)];
        await enqueueMessages(tx, { tenantId: job.tenantId, now: at, messages });
        await finishJob(tx, job);
      }
      return !finished;

      async function countMatching(): Promise<number> {
        const [counted] = await tx
          .select({ events: count() })
          .from(heatmapEvents)
          .where(eventFilter(job.tenantId, row?.filter ?? {}));
        return counted?.events ?? 0;
      }
    });
  }
}

/** Gives an export up after its last attempt: it says so instead of waiting for ever. */
export const failExport = ({ db }: Services, job: LeasedJob): Promise<void> =>
  withTenant(db, job.tenantId, async (tx) => {
    if (!(await finishJob(tx, job))) return;
    await tx
      .update(exports)
      .set({ status: "failed" })
      .where(and(eq(exports.tenantId, job.tenantId), eq(exports.id, job.subject)));
  });
