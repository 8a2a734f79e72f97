import { sql } from "drizzle-orm";
import { pgPolicy, pgRole } from "drizzle-orm/pg-core";

/** The role that every query runs as. It owns nothing and cannot bypass row-level security. */
export const appRole = pgRole("titik_app").existing();

/** The tenant that `set_tenant()` named in this transaction; null outside, so that no row matches. */
export const currentTenant = sql`(select nullif(current_setting('app.tenant', true), '')::uuid)`;

/** Rows of the current tenant only, for reading and for writing. */
export const tenantPolicy = (column: "tenant_id" | "id" = "tenant_id") => {
  const rule = sql`${sql.identifier(column)} = ${currentTenant}`;
  return pgPolicy("tenant_isolation", { for: "all", to: appRole, using: rule, withCheck: rule });
};
