import { sql } from "drizzle-orm";
import type { PgTransactionConfig } from "drizzle-orm/pg-core";
import type { Database, Transaction } from "./connect.ts";
import { isUuid } from "./is-uuid.ts";

/**
 * Runs `run` in one transaction that sees and writes the rows of this tenant alone; row-level security holds
 * it to that. The setting ends with the transaction, so a pooled connection cannot carry it on. It is sent
 * together with the first statement of `run`: a connection keeps their order, and without it no row would be seen.
 */
export const withTenant = <Result>(
  db: Database,
  tenantId: string,
  run: (tx: Transaction) => Promise<Result>,
  options?: PgTransactionConfig,
): Promise<Result> =>
  db.transaction(async (tx) => {
    const tenantSet = setTenant(tx, tenantId);
    // Whatever a query goes through before it is on its connection are microtasks; a tick is after them all.
    await new Promise((resolve) => process.nextTick(resolve));
    // Both are awaited whatever becomes of one: nothing may run on this connection after the transaction's end.
    const [set, done] = await Promise.allSettled([tenantSet, run(tx)]);
    if (set.status === "rejected") throw set.reason;
    if (done.status === "rejected") throw done.reason;
    return done.value;
  }, options);

/** Without parameters it is one message, and the statement behind it goes out in the same packet. */
async function setTenant(tx: Transaction, tenantId: string): Promise<void> {
  if (!isUuid(tenantId)) throw new TypeError("A tenant is named by a UUID.");
  await tx.execute(sql.raw(`select set_tenant('${tenantId}')`));
}
