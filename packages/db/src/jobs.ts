import { randomUUID, randomUUIDv7 } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { Database, Transaction } from "./connect.ts";
import { jobs } from "./tables/index.ts";

/** A job that is ours until its lease ends; `token` fences whatever is written for it. */
export interface LeasedJob {
  tenantId: string;
  id: string;
  kind: string;
  subject: string;
  /** How often it has been started, this time included. */
  attempts: number;
  token: string;
}

const TENANTS_AT_ONCE = 40;

/** Queues work in the transaction that asks for it, so that neither exists without the other. */
export async function enqueueJob(
  tx: Transaction,
  job: { tenantId: string; kind: string; subject: string; now: Date },
): Promise<void> {
  const { now, ...rest } = job;
  await tx.insert(jobs).values({ ...rest, id: randomUUIDv7(), availableAt: now, createdAt: now });
}

/**
 * Leases one ready job of each tenant that waits longest, at most `limit`. A job whose worker died is ready
 * again when its lease ends. `workerDb` is a connection of the role `titik_worker`.
 */
export async function claimJobs(
  workerDb: Database,
  { now, leaseMs, limit }: { now: Date; leaseMs: number; limit: number },
): Promise<LeasedJob[]> {
  const ready = sql`available_at <= ${now.toISOString()}::timestamptz
    and (lease_until is null or lease_until <= ${now.toISOString()}::timestamptz)`;
  const waiting = await workerDb.execute<{ tenant_id: string }>(sql`
    select tenant_id from jobs where ${ready}
    group by tenant_id order by min(available_at) limit ${Math.min(limit, TENANTS_AT_ONCE)}`);
  const claimed: LeasedJob[] = [];
  for (const { tenant_id } of waiting) {
    const token = randomUUID();
    const leaseUntil = new Date(now.getTime() + leaseMs).toISOString();
    const rows = await workerDb.execute<{ id: string; kind: string; subject: string; attempts: number }>(sql`
      update jobs set lease_until = ${leaseUntil}::timestamptz, lease_token = ${token}::uuid, attempts = attempts + 1
      where tenant_id = ${tenant_id}::uuid and id in (
        select id from jobs where tenant_id = ${tenant_id}::uuid and ${ready}
        order by available_at limit 1 for update skip locked)
      returning id, kind, subject, attempts`);
    claimed.push(...rows.map((row) => ({ ...row, tenantId: tenant_id, token })));
  }
  return claimed;
}

const held = (job: LeasedJob) =>
  and(eq(jobs.tenantId, job.tenantId), eq(jobs.id, job.id), eq(jobs.leaseToken, job.token));

/** Extends the lease inside the caller's transaction; false when the job has passed to another worker. */
export async function keepLease(tx: Transaction, job: LeasedJob, leaseUntil: Date): Promise<boolean> {
  const rows = await tx.update(jobs).set({ leaseUntil }).where(held(job)).returning({ id: jobs.id });
  return rows.length === 1;
}

/** Removes a job that is done, or given up, in the transaction that says so; false when it is not ours any more. */
export async function finishJob(tx: Transaction, job: LeasedJob): Promise<boolean> {
  const rows = await tx.delete(jobs).where(held(job)).returning({ id: jobs.id });
  return rows.length === 1;
}

/** Hands a job back, to be tried again at `availableAt`. */
export async function postponeJob(tx: Transaction, job: LeasedJob, availableAt: Date): Promise<void> {
  await tx.update(jobs).set({ availableAt, leaseUntil: null, leaseToken: null }).where(held(job));
}
