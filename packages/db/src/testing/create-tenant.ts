import { randomUUID, randomUUIDv7 } from "node:crypto";
import type { Database } from "../connect.ts";
import { accounts, memberships, projectKeys, projects } from "../tables/index.ts";
import { withTenant } from "../with-tenant.ts";

export interface TestTenant {
  tenantId: string;
  dsn: string;
  /** One account for each role. */
  accounts: { reader: string; writer: string; admin: string };
}

interface TenantOptions {
  name?: string;
  limits?: Record<string, number>;
  origins?: string[];
  retentionDays?: number;
}

/** A project of its own for one suite, with limits that no suite reaches by accident unless it asks for others. */
export async function createTenant(db: Database, options: TenantOptions = {}): Promise<TestTenant> {
  const tenantId = randomUUIDv7();
  const dsn = randomUUID();
  const createdAt = new Date();
  const roles = ["reader", "writer", "admin"] as const;
  const members = roles.map((role) => ({ role, accountId: randomUUIDv7() }));
  await db.insert(accounts).values(
    members.map(({ role, accountId }) => ({
      id: accountId,
      kind: "person" as const,
      email: `${role}-${accountId}@test.invalid`,
      createdAt,
    })),
  );
  await withTenant(db, tenantId, async (tx) => {
    const { name = `Test ${tenantId}`, ...settings } = options;
    const limits = { public: 1e9, "heatmap.write": 1e9, "heatmap.read": 1e9, "key.events": 1e9 };
    await tx.insert(projects).values({ id: tenantId, name, dsn, createdAt, limits, ...settings });
    await tx.insert(projectKeys).values({ dsn, tenantId, createdAt });
    await tx
      .insert(memberships)
      .values(members.map((member) => ({ tenantId, ...member, id: randomUUIDv7(), createdAt })));
  });
  const [reader, writer, admin] = members.map(({ accountId }) => accountId);
  if (reader === undefined || writer === undefined || admin === undefined)
    throw new Error("three roles, three accounts");
  return { tenantId, dsn, accounts: { reader, writer, admin } };
}
