import { claimJobs, type Database, type LeasedJob, postponeJob, withTenant } from "@titik/db";
import type { Services } from "./context.ts";
import { buildExport, failExport } from "./heatmap/build-export.ts";
import { EXPORT_JOB } from "./heatmap/request-export.ts";

interface Handler {
  run(services: Services, job: LeasedJob, leaseMs: number): Promise<void>;
  /** After the last attempt. */
  giveUp(services: Services, job: LeasedJob): Promise<void>;
}

const HANDLERS: Record<string, Handler> = {
  [EXPORT_JOB]: { run: buildExport, giveUp: failExport },
};

/** Longer than a step of any job takes; a killed worker's jobs go on after it. */
const LEASE_MS = 10_000;
const MAX_ATTEMPTS = 5;
const JOBS_AT_ONCE = 2;

/** Leases ready jobs and works them off; answers how many there were. A failing job is tried again, later. */
export async function runJobs(
  services: Services,
  workerDb: Database,
  reportFault: (error: unknown, job: LeasedJob) => void,
): Promise<number> {
  const claimed = await claimJobs(workerDb, { now: services.now(), leaseMs: LEASE_MS, limit: JOBS_AT_ONCE });
  await Promise.all(
    claimed.map(async (job) => {
      const handler = HANDLERS[job.kind];
      try {
        if (handler === undefined) throw new Error(`no handler for jobs of the kind ${job.kind}`);
        await handler.run(services, job, LEASE_MS);
      } catch (error) {
        reportFault(error, job);
        if (handler !== undefined && job.attempts >= MAX_ATTEMPTS) await handler.giveUp(services, job);
        else await postpone(services, job);
      }
    }),
  );
  return claimed.length;
}

const postpone = ({ db, now }: Services, job: LeasedJob) =>
  withTenant(db, job.tenantId, (tx) =>
    postponeJob(tx, job, new Date(now().getTime() + 5_000 * 2 ** job.attempts)),
  );
