import postgres from "postgres";
import { afterAll, inject } from "vitest";

/** The throwaway database with its owner's rights; closed when the suite ends. */
export function openAsOwner() {
  const owner = postgres(inject("databaseUrl"), { max: 2, onnotice: () => undefined });
  afterAll(() => owner.end({ timeout: 5 }));
  return owner;
}

/** Stand outside row-level security: read before a tenant is proven, or no tenant's at all. */
export const DIRECTORY = [
  "account_identities",
  "account_tokens",
  "accounts",
  "mails",
  "memberships",
  "project_keys",
];

/** The column that holds the tenant: a project is one. */
export const tenantColumn = (table: string) => (table === "projects" ? "id" : "tenant_id");
