import { randomUUID, randomUUIDv7 } from "node:crypto";
import { type Connection, connect, webhookDeliveries, webhookQueue, webhooks, withTenant } from "@titik/db";
import { createTenant } from "@titik/db/testing";
import { eq } from "drizzle-orm";
import { afterAll, inject } from "vitest";
import {
  type DeliveryOptions,
  type DisabledEndpoint,
  deriveSecretKey,
  enqueueMessages,
  readNetworks,
  runDelivery,
  sealSecret,
  sendRequest,
} from "../../src/index.ts";

export const secretKey = deriveSecretKey("a secret of the tests, long enough");

/** Lets messages go to this machine. */
export const localRules = { allowed: readNetworks("127.0.0.0/8"), ownPorts: [] };

interface EndpointOptions {
  eventType?: string;
  enabled?: boolean;
  secret?: string | null;
  previous?: { secret: string; until: Date };
}

/** A database, a clock of its own, and a delivery loop over them, for one suite. */
export function openStand() {
  const connections: Connection[] = [
    connect(inject("databaseUrl"), { max: 8, name: "titik-test" }),
    connect(inject("databaseUrl"), { max: 2, role: "titik_worker", name: "titik-test" }),
  ];
  afterAll(() => Promise.all(connections.map((connection) => connection.close())));
  const [app, worker] = connections;
  if (app === undefined || worker === undefined) throw new Error("two connections were opened");
  const { db } = app;
  const clock = { offset: 0 };
  const now = () => new Date(Date.now() + clock.offset);
  const disabled: DisabledEndpoint[] = [];
  const faults: unknown[] = [];
  const options = (changes: Partial<DeliveryOptions> = {}): DeliveryOptions => ({
    db,
    workerDb: worker.db,
    now,
    random: Math.random,
    secretKey,
    send: (request) => sendRequest(request, { rules: localRules }),
    onDisabled: async (_tx, endpoint) => {
      disabled.push(endpoint);
    },
    reportFault: (error) => faults.push(error),
    ...changes,
  });

  async function addEndpoint(
    tenantId: string,
    url: string,
    { eventType = "all", enabled = true, secret = null, previous }: EndpointOptions = {},
  ): Promise<string> {
    const id = randomUUID();
    const row = {
      tenantId,
      id,
      url,
      enabled,
      eventType,
      secret: secret === null ? null : sealSecret(secretKey, id, secret),
      ...(previous && {
        previousSecret: sealSecret(secretKey, id, previous.secret),
        previousSecretUntil: previous.until,
      }),
      createdAt: now(),
    };
    await withTenant(db, tenantId, (tx) => tx.insert(webhooks).values(row));
    return id;
  }

  return {
    db,
    workerDb: worker.db,
    now,
    options,
    disabled,
    faults,
    pass: (ms: number) => {
      clock.offset += ms;
    },
    newTenant: async () => (await createTenant(db)).tenantId,

    addEndpoint,

    /** Many at once, without secrets. */
    addEndpoints: (tenantId: string, urls: readonly string[]) =>
      withTenant(db, tenantId, (tx) =>
        tx.insert(webhooks).values(
          urls.map((url) => ({
            tenantId,
            id: randomUUID(),
            url,
            enabled: true,
            eventType: "all",
            createdAt: now(),
          })),
        ),
      ),

    /** Stores messages as an event would, one transaction for all; answers their ids. */
    async tell(tenantId: string, count = 1, eventType = "analytics.heatmap.event.created") {
      const messages = Array.from({ length: count }, (_, number) => ({
        id: randomUUIDv7(),
        eventType,
        body: JSON.stringify({ tenantId, number }),
      }));
      await withTenant(db, tenantId, (tx) => enqueueMessages(tx, { tenantId, now: now(), messages }));
      return messages.map(({ id }) => id);
    },

    queue: (tenantId: string) =>
      withTenant(db, tenantId, (tx) =>
        tx.select().from(webhookQueue).where(eq(webhookQueue.tenantId, tenantId)),
      ),
    log: (tenantId: string) =>
      withTenant(db, tenantId, (tx) =>
        tx
          .select()
          .from(webhookDeliveries)
          .where(eq(webhookDeliveries.tenantId, tenantId))
          .orderBy(webhookDeliveries.sentAt, webhookDeliveries.id),
      ),
    endpoint: async (tenantId: string, id: string) =>
      (await withTenant(db, tenantId, (tx) => tx.select().from(webhooks).where(eq(webhooks.id, id))))[0],

    /** Runs the loop until `condition` holds; what is in flight then is let end. */
    async deliverUntil(
      condition: () => boolean | Promise<boolean>,
      changes: Partial<DeliveryOptions> = {},
    ): Promise<void> {
      const stop = new AbortController();
      const running = runDelivery(options(changes), stop.signal);
      try {
        const end = Date.now() + 20_000;
        while (!(await condition())) {
          if (Date.now() > end) throw new Error("what was waited for did not come within 20 s");
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
      } finally {
        stop.abort();
        await running;
      }
    },
  };
}
