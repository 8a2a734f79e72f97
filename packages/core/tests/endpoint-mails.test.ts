import { randomUUID } from "node:crypto";
import { connect, mails, withTenant } from "@titik/db";
import { createTenant } from "@titik/db/testing";
import { sql } from "drizzle-orm";
import { afterAll, expect, inject, test } from "vitest";
import { mailText } from "../src/accounts/mail-text.ts";
import { queueEndpointMails } from "../src/accounts/queue-endpoint-mails.ts";

const connection = connect(inject("databaseUrl"), { max: 2, name: "titik-test" });
afterAll(() => connection.close());
const { db } = connection;

// Far from the mails of other suites, which are sent by clocks of their own.
const at = new Date("2035-01-01T00:00:00Z");

test.each([
  ["gone", "410"],
  ["failing", "five days"],
] as const)(
  "when an endpoint is disabled (%s), each admin gets a mail that leads to its page",
  async (reason, words) => {
    const { tenantId, accounts } = await createTenant(db, { name: "Kopi & Teh" });
    const url = `https://hooks.example/${randomUUID()}`;
    await withTenant(db, tenantId, (tx) =>
      queueEndpointMails(tx, { tenantId, webhookId: randomUUID(), url, reason, at }),
    );
    const queued = await db.select().from(mails).where(sql`content->'endpoint'->>'url' = ${url}`);
    expect(queued).toMatchObject([
      {
        recipient: `admin-${accounts.admin}@test.invalid`,
        kind: `webhook-${reason}`,
        content: { project: "Kopi & Teh", endpoint: { url, tenantId } },
        availableAt: at,
      },
    ]);
    const [mail] = queued;
    const { text, link } = mailText(`webhook-${reason}`, mail?.content ?? {}, "https://titik.example");
    expect(link).toBe(`https://titik.example/dashboard/${tenantId}/webhooks`);
    for (const part of [url, "Kopi & Teh", words, link]) expect(text).toContain(part);
  },
);
