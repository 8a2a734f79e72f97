import { setTimeout as wait } from "node:timers/promises";
import { buildMissingTiles, deleteExpiredRecords, mergeDueJournals, runJobs, sendMails } from "@titik/core";
import { connect, watchDatabase } from "@titik/db";
import { ensurePartitions, runDelivery } from "@titik/webhooks";
import { connectMailServer } from "./mail-server.ts";
import type { Parts } from "./parts.ts";

const RETENTION_FIRST_AFTER_MS = 60_000;
const RETENTION_EVERY_MS = 3_600_000;
/** Partitions reach two weeks ahead, so a failure has time to be seen. */
const PARTITIONS_EVERY_MS = 3_600_000;
const JOBS_POLL_MS = 500;
const MAILS_POLL_MS = 500;
const TILES_POLL_MS = 2_000;

/**
 * Starts the loops that work beside the requests: webhooks, jobs, mails, tiles, retention. They end when `signal`
 * aborts; the promise settles when the work under way is done. Any number of processes may run them: what they do is
 * leased or locked, and deleting twice is nothing.
 */
export async function startBackground(
  { environment, services, log, connection, webhooks }: Parts,
  signal: AbortSignal,
): Promise<void> {
  const worker = connect(environment.DATABASE_URL, { max: 2, role: "titik_worker", name: "titik-worker" });
  const watch = connect(environment.DATABASE_URL, { max: 1, name: "titik-watch" });
  const mailServer = connectMailServer(environment, log);
  await Promise.all([
    watchDatabase({
      own: watch,
      watched: [connection, worker],
      signal,
      onChange: (isSilent) => {
        if (isSilent) log.error("the database is silent: its sessions are given up");
        else log.info("the database answers again");
      },
    }),
    every(0, PARTITIONS_EVERY_MS, signal, () => ensurePartitions(services.db, services.now())),
    runDelivery(
      {
        ...webhooks,
        workerDb: worker.db,
        reportFault: (error, tenantId) => log.error({ tenantId, err: error }, "delivering webhooks failed"),
      },
      signal,
    ),
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
    every(0, TILES_POLL_MS, signal, () =>
      mergeDueJournals(services, worker.db, {
        signal,
        reportFault: (error, tenantId) => log.error({ tenantId, err: error }, "merging tiles failed"),
      }),
    ),
    every(0, TILES_POLL_MS, signal, () =>
      buildMissingTiles(services, worker.db, {
        signal,
        report: ({ part, days, ofDays }, tenantId) => {
          if (days === ofDays) log.info({ tenantId, part, days }, "tiles built");
        },
        reportFault: (error, tenantId) => log.error({ tenantId, err: error }, "building tiles failed"),
      }),
    ),
    ...(mailServer === null ? [] : [every(0, MAILS_POLL_MS, signal, () => sendMails(services, mailServer))]),
  ]);
  await Promise.all([worker.close(), watch.close()]);

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
