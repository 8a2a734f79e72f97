import { setTimeout as wait } from "node:timers/promises";
import { deleteExpiredRecords, runJobs, sendMails } from "@titik/core";
import { connect } from "@titik/db";
import { connectMailServer } from "./mail-server.ts";
import type { Parts } from "./parts.ts";

const RETENTION_FIRST_AFTER_MS = 60_000;
const RETENTION_EVERY_MS = 3_600_000;
const JOBS_POLL_MS = 500;
const MAILS_POLL_MS = 500;

/**
 * Starts the loops that work beside the requests. They end when `signal` aborts; the promise settles when the
 * work under way is done. Any number of servers may run them: jobs are leased, and deleting twice is nothing.
 */
export async function startBackground(
  { environment, services, log }: Parts,
  signal: AbortSignal,
): Promise<void> {
  const worker = connect(environment.DATABASE_URL, { max: 1, role: "titik_worker", name: "titik-worker" });
  const mailServer = connectMailServer(environment, log);
  await Promise.all([
    every(RETENTION_FIRST_AFTER_MS, RETENTION_EVERY_MS, signal, async () => {
      const deleted = await deleteExpiredRecords(services, (error, tenantId) =>
        log.error({ tenantId, err: error }, "retention failed for a project"),
      );
      log.info(deleted, "retention round done");
    }),
    every(0, JOBS_POLL_MS, signal, () =>
      runJobs(services, worker.db, (error, { tenantId, id, kind }) =>
        log.error({ tenantId, job: id, kind, err: error }, "a job failed"),
      ),
    ),
    ...(mailServer === null ? [] : [every(0, MAILS_POLL_MS, signal, () => sendMails(services, mailServer))]),
  ]);
  await worker.close();

  async function every(first: number, pause: number, until: AbortSignal, work: () => Promise<unknown>) {
    for (let delay = first; await elapsed(delay, until); delay = pause) {
      try {
        await work();
      } catch (error) {
        log.error({ err: error }, "background work failed");
      }
    }
  }
}

/** False when the signal came first. */
const elapsed = (ms: number, signal: AbortSignal): Promise<boolean> =>
  wait(ms, true, { signal, ref: false }).catch(() => false);
