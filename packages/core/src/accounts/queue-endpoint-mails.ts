import { randomUUIDv7 } from "node:crypto";
import { accounts, mails, memberships, projects, type Transaction } from "@titik/db";
import type { DisabledEndpoint } from "@titik/webhooks";
import { and, eq } from "drizzle-orm";

/** How long the news is worth a mail. */
const SENT_WITHIN_MS = 7 * 86_400_000;

/** Queues a mail to each admin of the project, in the transaction that disables the endpoint. */
export async function queueEndpointMails(tx: Transaction, endpoint: DisabledEndpoint): Promise<void> {
  const { tenantId, url, reason, at } = endpoint;
  const admins = await tx
    .select({ email: accounts.email, project: projects.name })
    .from(memberships)
    .innerJoin(accounts, eq(accounts.id, memberships.accountId))
    .innerJoin(projects, eq(projects.id, memberships.tenantId))
    .where(
      and(eq(memberships.tenantId, tenantId), eq(memberships.role, "admin"), eq(accounts.kind, "person")),
    );
  if (admins.length === 0) return;
  await tx.insert(mails).values(
    admins.map(({ email, project }) => ({
      id: randomUUIDv7(),
      recipient: email,
      kind: `webhook-${reason}` as const,
      content: { project, endpoint: { url, tenantId } },
      expiresAt: new Date(at.getTime() + SENT_WITHIN_MS),
      availableAt: at,
      createdAt: at,
    })),
  );
}
