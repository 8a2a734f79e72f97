import { randomUUIDv7 } from "node:crypto";
import type { Role } from "@titik/contract";
import { accounts, memberships, withTenant } from "@titik/db";
import { sql } from "drizzle-orm";
import type { Services } from "../context.ts";

/**
 * The service member of a project for one role, made when it is missing. Tokens from the command line belong to
 * it, so that a project shows them among its members and can take their rights away.
 */
export function ensureServiceMember({ db, now }: Services, tenantId: string, role: Role): Promise<string> {
  const email = `${role}@${tenantId}.service.invalid`;
  return withTenant(db, tenantId, async (tx) => {
    const [account] = await tx
      .insert(accounts)
      .values({ id: randomUUIDv7(), kind: "service", email, createdAt: now() })
      .onConflictDoUpdate({ target: accounts.email, set: { kind: sql`excluded.kind` } })
      .returning({ id: accounts.id });
    if (account === undefined) throw new Error("an upsert answers its row");
    await tx
      .insert(memberships)
      .values({ tenantId, accountId: account.id, id: randomUUIDv7(), role, createdAt: now() })
      .onConflictDoNothing();
    return account.id;
  });
}
