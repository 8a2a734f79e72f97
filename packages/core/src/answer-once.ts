import { AppError } from "@titik/contract";
import { errorCode, idempotencyKeys, type Transaction, withTenant } from "@titik/db";
import { and, eq, sql } from "drizzle-orm";
import type { WriteContext } from "./context.ts";

/** How long a claimed key answers repeats. */
export const IDEMPOTENCY_HOURS = 24;

const LOCK_NOT_AVAILABLE = "55P03";
const DEADLOCK_DETECTED = "40P01";

export interface Reply<Body> {
  status: 200 | 201;
  body: Body;
  headers?: Record<string, string>;
}

/**
 * Runs `run` in one transaction of the tenant. With an idempotency key the claim, the effect and the answer
 * commit together: a repeat waits for the first and gets its body with status 200 and `Idempotency-Replayed`.
 * Throws `conflict` when the key was used for another body, or when the first is still under way after 10 s.
 */
export async function answerOnce<Body>(
  context: WriteContext,
  endpoint: string,
  run: (tx: Transaction) => Promise<Reply<Body>>,
): Promise<Reply<Body>> {
  const attempt = () =>
    withTenant(context.db, context.tenantId, async (tx) => {
      const claim = context.idempotency;
      if (claim === null) return run(tx);
      if (!(await claimKey(tx, context, endpoint, claim))) {
        return replay<Body>(tx, context.tenantId, endpoint, claim);
      }
      const reply = await run(tx);
      await tx
        .update(idempotencyKeys)
        .set({ status: reply.status, body: JSON.stringify(reply.body) })
        .where(sameKey(context.tenantId, endpoint, claim.key));
      return reply;
    });
  try {
    return await attempt();
  } catch (error) {
    if (errorCode(error) === DEADLOCK_DETECTED) return attempt();
    if (errorCode(error) === LOCK_NOT_AVAILABLE) {
      throw new AppError("conflict", "The first request with this Idempotency-Key is still under way.", {
        code: "IDEMPOTENCY_IN_PROGRESS",
        retryAfterSeconds: 5,
      });
    }
    throw error;
  }
}

type Claim = NonNullable<WriteContext["idempotency"]>;

const sameKey = (tenantId: string, endpoint: string, key: string) =>
  and(
    eq(idempotencyKeys.tenantId, tenantId),
    eq(idempotencyKeys.endpoint, endpoint),
    eq(idempotencyKeys.key, key),
  );

/** False when the key is taken; waits for a transaction that is claiming it. An outlived key is taken over. */
async function claimKey(
  tx: Transaction,
  context: WriteContext,
  endpoint: string,
  claim: Claim,
): Promise<boolean> {
  const createdAt = context.now();
  const outlived = new Date(createdAt.getTime() - IDEMPOTENCY_HOURS * 3_600_000);
  await tx.execute(sql`set local lock_timeout = '10s'`);
  const claimed = await tx
    .insert(idempotencyKeys)
    .values({ tenantId: context.tenantId, endpoint, ...claim, createdAt })
    .onConflictDoUpdate({
      target: [idempotencyKeys.tenantId, idempotencyKeys.endpoint, idempotencyKeys.key],
      set: {
        fingerprint: sql`excluded.fingerprint`,
        status: sql`excluded.status`,
        body: sql`excluded.body`,
        createdAt: sql`excluded.created_at`,
      },
      setWhere: sql`${idempotencyKeys.createdAt} < ${outlived.toISOString()}::timestamptz`,
    })
    .returning({ key: idempotencyKeys.key });
  return claimed.length === 1;
}

async function replay<Body>(
  tx: Transaction,
  tenantId: string,
  endpoint: string,
  claim: Claim,
): Promise<Reply<Body>> {
  const [first] = await tx
    .select()
    .from(idempotencyKeys)
    .where(sameKey(tenantId, endpoint, claim.key));
  if (first === undefined || first.body === null || !first.fingerprint.equals(claim.fingerprint)) {
    throw new AppError("conflict", "This Idempotency-Key was already used for another body.", {
      code: "IDEMPOTENCY_KEY_REUSED",
    });
  }
  return { status: 200, body: JSON.parse(first.body), headers: { "idempotency-replayed": "true" } };
}
