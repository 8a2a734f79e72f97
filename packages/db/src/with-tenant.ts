import { sql } from "drizzle-orm";
import type { PgTransactionConfig } from "drizzle-orm/pg-core";
import type { Database, Transaction } from "./connect.ts";

/**
 * Runs `run` in one transaction that sees and writes the rows of this tenant alone; row-level security holds
 * it to that. The setting ends with the transaction, so a pooled connection cannot carry it on.
 */
export const withTenant = <Result>(
  db: Database,
  tenantId: string,
  run: (tx: Transaction) => Promise<Result>,
  options?: PgTransactionConfig,
): Promise<Result> =>
  db.transaction(async (tx) => {
    await tx.execute(sql`select set_tenant(${tenantId}::uuid)`);
    return run(tx);
  }, options);
