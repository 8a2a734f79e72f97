import { randomUUIDv7 } from "node:crypto";
import { type Connection, webhooks, withTenant } from "@titik/db";
import { createTenant } from "@titik/db/testing";
import type { HeatmapEventInput } from "@titik/heatmap-schema";

/** A project of which a receiver on 127.0.0.1 is told each event, below a path of the project's own. */
export async function subscribedTenant({ db }: Connection, receiverPort: number) {
  const { tenantId, dsn } = await createTenant(db);
  await withTenant(db, tenantId, (tx) =>
    tx.insert(webhooks).values({
      tenantId,
      id: randomUUIDv7(),
      url: `http://127.0.0.1:${receiverPort}/${tenantId}`,
      enabled: true,
      eventType: "heatmap",
      createdAt: new Date(),
    }),
  );
  /** Sends an event to a server as the project's browsers do. */
  const send = (baseUrl: string, event: HeatmapEventInput) =>
    fetch(`${baseUrl}/api/analytics/heatmap/events`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-dsn": dsn },
      body: JSON.stringify(event),
    });
  return { tenantId, send };
}
