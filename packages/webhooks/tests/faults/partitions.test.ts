import { randomUUID } from "node:crypto";
import { webhookDeliveries, webhookMessages, webhookQueue, withTenant } from "@titik/db";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { dropOverdue, dropPartitions, ensurePartitions, KEPT_DAYS } from "../../src/index.ts";
import { openStand } from "../support/stand.ts";

const stand = openStand();
const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY);

const daysOf = async (table: "webhook_messages" | "webhook_deliveries") => {
  const rows = await stand.db.execute<{ day: string }>(sql`
    select right(inhrelid::regclass::text, 8) as day from pg_inherits
    where inhparent = ${table}::regclass order by 1`);
  return rows.map(({ day }) => day);
};
const name = (date: Date) => date.toISOString().slice(0, 10).replaceAll("-", "");

test("partitions reach two weeks ahead, from any number of servers at once", async () => {
  const later = new Date(Date.now() + 3 * DAY);
  await Promise.all(Array.from({ length: 4 }, () => ensurePartitions(stand.db, later)));
  for (const table of ["webhook_messages", "webhook_deliveries"] as const) {
    const days = await daysOf(table);
    for (let ahead = 0; ahead <= 17; ahead += 1) expect(days).toContain(name(ago(-ahead)));
  }
});

test("making one waits for no long transaction that reads or writes, and holds up none", async () => {
  const tenantId = await stand.newTenant();
  const line = () => ({
    tenantId,
    id: randomUUID(),
    createdAt: stand.now(),
    eventType: "error.occurred",
    body: "{}",
  });
  await withTenant(stand.db, tenantId, async (tx) => {
    await tx.insert(webhookMessages).values(line());
    await ensurePartitions(stand.db, ago(-40));
    await withTenant(stand.db, tenantId, (other) => other.insert(webhookMessages).values(line()));
  });
  expect(await daysOf("webhook_messages")).toContain(name(ago(-54)));
});

test("messages and deliveries of more than 30 days ago are dropped with their day, later ones kept", async () => {
  const tenantId = await stand.newTenant();
  const ages = [KEPT_DAYS - 1, KEPT_DAYS + 2, KEPT_DAYS + 20];
  for (const age of ages) await ensurePartitions(stand.db, ago(age));
  await withTenant(stand.db, tenantId, async (tx) => {
    for (const age of ages) {
      const [id, at] = [randomUUID(), ago(age)];
      await tx
        .insert(webhookMessages)
        .values({ tenantId, id, createdAt: at, eventType: "error.occurred", body: String(age) });
      await tx.insert(webhookDeliveries).values({
        tenantId,
        id,
        webhookId: id,
        messageId: id,
        messageCreatedAt: at,
        attempt: 1,
        outcome: "unknown",
        requestHeaders: {},
        sentAt: at,
      });
    }
  });
  // It gives up after half a second of waiting for whoever reads; the server asks again an hour later.
  const drop = () => dropPartitions(stand.db, new Date()).catch(() => null);
  await expect.poll(drop, { timeout: 20_000 }).toBeGreaterThan(0);
  await expect.poll(drop, { timeout: 20_000 }).toBe(0);
  const left = await withTenant(stand.db, tenantId, (tx) => tx.select().from(webhookMessages));
  expect(left.map(({ body }) => body)).toEqual([String(KEPT_DAYS - 1)]);
  expect(await stand.log(tenantId)).toHaveLength(1);
  const oldest = name(ago(KEPT_DAYS));
  for (const table of ["webhook_messages", "webhook_deliveries"] as const)
    expect((await daysOf(table)).filter((day) => day < oldest)).toEqual([]);
});

test("what has been owed for more than 30 days is given up", async () => {
  const tenantId = await stand.newTenant();
  const webhookId = await stand.addEndpoint(tenantId, "http://192.0.2.1/", { enabled: false });
  await withTenant(stand.db, tenantId, (tx) =>
    tx.insert(webhookQueue).values(
      [KEPT_DAYS - 1, KEPT_DAYS + 1].map((age) => ({
        tenantId,
        webhookId,
        messageId: randomUUID(),
        messageCreatedAt: ago(age),
      })),
    ),
  );
  await dropOverdue(stand.db, tenantId, new Date());
  expect(await stand.queue(tenantId)).toHaveLength(1);
});
